"""The ledger: every event sealed into its matter's chain and into one Merkle log that outsiders can check.

Everything here up to the sequencer is pure: no Django, no database, so that a receipt can be checked on any
machine. The formats are written down in ``docs/verify/FORMAT.md``.
"""
