"""The list of units as a spreadsheet: columns, reading, checking, writing."""
