"""The board by unit: its numbers, its words, its workbook."""
