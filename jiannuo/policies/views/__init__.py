"""Pages of policies, by who opens them."""
