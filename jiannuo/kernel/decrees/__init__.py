"""The yearly decree on working days: read from a file, checked, stored, and open limits dated again."""
