"""Loops told to others: BPMN 2.0 for modelling tools, Markdown with Mermaid for readers."""
