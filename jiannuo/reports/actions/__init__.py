"""Writes: each one act of a person, in one transaction."""
