"""Monthly reports by spreadsheet: downloaded, filled in offline, looked at, confirmed."""
