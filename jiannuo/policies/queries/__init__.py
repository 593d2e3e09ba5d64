"""Reads of policies that pages and others ask for."""
