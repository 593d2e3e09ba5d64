"""The breakdown as a spreadsheet that goes out to the departments and comes back without loss."""
