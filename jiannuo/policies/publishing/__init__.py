"""What becomes of a draft on its way into force: looked at, fixed for good, and known by its digest."""
