"""Text from a report in a spreadsheet, where a cell that looks like a formula would be run."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def inert(value: str) -> str:
    """``value``, with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{value}" if value.startswith(_STARTS) else value
