"""The pages of the task breakdown: the table, one row, the selection, files in and out."""
