"""Lights: what is measured, the rules, the colour today, and the colours that stay."""
