"""Dispatch meetings (调度会): scope, pack, decisions, documents, calendar."""
