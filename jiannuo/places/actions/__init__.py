"""Writes to the divisions."""
