"""Policies: conditions in readable Chinese, matching, push, claims, budget."""
