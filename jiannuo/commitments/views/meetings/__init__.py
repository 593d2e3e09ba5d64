"""The pages of dispatch meetings, one noun a file."""
