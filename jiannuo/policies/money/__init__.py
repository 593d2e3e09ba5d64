"""The money ledger: every promise and payment as an entry that is only ever added."""
