"""What everybody reads of policies: the list, one policy, public lists, what was paid, open data."""
