"""Reads that pages and other apps use."""
