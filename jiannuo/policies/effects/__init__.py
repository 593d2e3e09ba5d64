"""What steps leave behind, beside the row of their own matter."""
