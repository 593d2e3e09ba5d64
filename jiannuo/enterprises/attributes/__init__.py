"""What is asked of every enterprise, declared once."""
