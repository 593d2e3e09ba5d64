"""Writing a condition with a form: outline of the tree, changes to it, sentences from fields, thresholds.

Pure: no database. Everything goes back through the text, so that the form and the text editor can never
mean different things. Headings are said in the language of the reader, conditions stay as written.
"""
