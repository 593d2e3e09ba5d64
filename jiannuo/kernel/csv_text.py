"""Texts in a CSV file that spreadsheets open."""

#: what a spreadsheet takes for the beginning of a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: without it Excel reads UTF-8 as the local code page
BOM = "\ufeff"


def plain(text: str) -> str:
    """``text`` so that no spreadsheet computes it: an apostrophe goes before a formula's first sign."""
    return f"'{text}" if text.startswith(_FORMULA) else text
