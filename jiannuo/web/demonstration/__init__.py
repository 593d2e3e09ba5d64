"""The demonstration year: what the reference district's commitments could look like in September.

Everything here is made up and marked so; only the promises themselves are from the report.
"""
