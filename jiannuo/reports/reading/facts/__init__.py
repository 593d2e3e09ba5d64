"""Measured claims: every number that says how much, how many, how fast, which rank."""

from jiannuo.reports.reading.facts.finding import find_facts

__all__ = ["find_facts"]
