"""How the columns of a table of enterprises are called.

Dates are ordinals of days, amounts whole numbers of base units (fen, millionths, persons), empty without
end. Words are numbers of possible sets, which a table's ``Domains`` resolve.
"""

from collections.abc import Mapping

from jiannuo.enterprises.facts import Key

#: column of words -> the sets of possible values by number; None is missing
Domains = Mapping[str, tuple[frozenset[str] | None, ...]]

ID, ALL_HELD = "id", "all_held"


def _of(key: Key) -> str:
    attribute, year = key
    return attribute if year is None else f"{attribute}__{year}"


def low(key: Key) -> str:
    """The least possible value, or the exact one where there is no column of the greatest."""
    return f"number__{_of(key)}"


def high(key: Key) -> str:
    """The greatest possible value."""
    return f"most__{_of(key)}"


def words(key: Key) -> str:
    """Words, by the number of the set of possible ones."""
    return f"words__{_of(key)}"


def until(key: Key) -> str:
    """The last day on which a value may be relied upon; empty for good."""
    return f"until__{_of(key)}"


def since(qualification: str) -> str:
    """Since when a qualification is held; empty if it is not in the list."""
    return f"held__{qualification}"


def ends(qualification: str) -> str:
    """The last day on which a qualification is valid; empty for no end."""
    return f"ends__{qualification}"


def decided(question: str) -> str:
    """What people decided about a question; empty while it is open."""
    return f"decided__{question}"


def items(kind: str) -> str:
    """A list of the things of a kind."""
    return f"items__{kind}"


def complete(kind: str) -> str:
    """Whether that list is whole."""
    return f"complete__{kind}"


def key_of(column: str) -> Key:
    """The attribute and year of a column named above."""
    _kind, attribute, *year = column.split("__")
    return attribute, int(year[0]) if year else None


def name_of(column: str) -> str:
    """The qualification, question or kind of a column named above."""
    return column.split("__", 1)[1]
