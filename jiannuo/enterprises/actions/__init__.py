"""Writes: one file a verb."""
