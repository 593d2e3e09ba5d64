"""Bulk steps."""
