"""Scores of units: what is measured, the formula, the ranking within a group, and the scores that stay."""
