"""Measured claims: every number that says how much, how many, how fast, which rank."""

from jiannuo.reports.reading.document import Document, Fact


def find_facts(document: Document) -> list[Fact]:
    """All facts in reading order."""
    return []
