"""Made-up enterprises to try the system with, every one marked as demonstration data."""
