"""Forms of the policies' pages, one a file."""
