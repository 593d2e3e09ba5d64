"""Official documents (公文) as GB/T 9704-2012 sets them: pages, lines, tables. Others say what is in them."""
