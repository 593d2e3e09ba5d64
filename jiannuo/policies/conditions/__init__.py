"""The condition language: text a clerk can read aloud, a tree underneath, one three-valued meaning.

Pure: no Django, no database. What enterprises are asked (the vocabulary) and what is known of one
(the facts) are handed in.
"""
