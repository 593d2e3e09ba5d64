"""Writes to units, posts and accounts."""
