"""Pages of reports, one group a file."""
