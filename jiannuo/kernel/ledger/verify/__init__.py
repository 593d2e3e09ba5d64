"""Checking what the ledger gave out, with the files and the public key alone."""
