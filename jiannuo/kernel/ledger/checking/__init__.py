"""Checking the log against the tables: what ``jiannuo ledger check`` and the worker's nightly round do.

A consistent chain of roots says nothing about content: so every record is hashed again, every row is
computed again from its events, and every root that was ever signed again from the tiles.
"""

from jiannuo.kernel.ledger.checking.rounds import WRONG, check_everything, go_on, latest

__all__ = ["WRONG", "check_everything", "go_on", "latest"]
