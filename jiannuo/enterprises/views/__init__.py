"""Pages of the registry, and an enterprise's own."""
