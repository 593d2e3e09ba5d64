"""Enterprises: who they are, what is known of them, from which source and since when."""
