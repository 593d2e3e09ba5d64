"""Short ways to declare attributes, so that each line of the lists says only what is particular to it."""

from collections.abc import Mapping

from jiannuo.enterprises.attributes.attribute import Attribute, Kind, Seen
from jiannuo.enterprises.quantities import Dimension

UNIT_OF = {
    Dimension.MONEY: "万元",
    Dimension.SHARE: "%",
    Dimension.PERSONS: "人",
    Dimension.PIECES: "项",
    Dimension.POINTS: "分",
    Dimension.AREA: "平方米",
    Dimension.SPAN: "个月",
}


def number(
    key: str,
    word: str,
    english: str,
    dimension: Dimension,
    *authorities: str,
    yearly: bool = False,
    fresh: int | None = None,
    seen: Seen = Seen.OFFICERS,
    unit: str = "",
    help: str = "",  # noqa: A002 (the name of the field)
) -> Attribute:
    """A number; ``unit`` only where people say another one than usual."""
    return Attribute(
        key,
        word,
        Kind.NUMBER,
        dimension,
        yearly,
        english=english,
        authorities=authorities,
        fresh_months=fresh,
        seen=seen,
        unit=unit or UNIT_OF[dimension],
        help=help,
    )


def money(key: str, word: str, english: str, *authorities: str, help: str = "") -> Attribute:  # noqa: A002
    """Money of a year, seen only by those whose policy asks for it."""
    return number(key, word, english, Dimension.MONEY, *authorities, yearly=True, seen=Seen.NEEDED, help=help)


def persons(key: str, word: str, english: str, *authorities: str, help: str = "") -> Attribute:  # noqa: A002
    """A head count of a year."""
    return number(key, word, english, Dimension.PERSONS, *authorities, yearly=True, help=help)


def pieces(
    key: str, word: str, english: str, *authorities: str, unit: str = "项", fresh: int | None = 24
) -> Attribute:
    """How many there are now."""
    return number(key, word, english, Dimension.PIECES, *authorities, unit=unit, fresh=fresh)


def choice(
    key: str,
    word: str,
    english: str,
    values: Mapping[str, str],
    *authorities: str,
    fresh: int | None = None,
    seen: Seen = Seen.OFFICERS,
    derived: bool = False,
) -> Attribute:
    """One of some values; ``values`` says the word and what is stored."""
    return Attribute(
        key,
        word,
        Kind.CHOICE,
        values=values,
        english=english,
        authorities=authorities,
        fresh_months=fresh,
        seen=seen,
        derived=derived,
    )


def day(key: str, word: str, english: str, *authorities: str, seen: Seen = Seen.OFFICERS) -> Attribute:
    """A day."""
    return Attribute(key, word, Kind.DATE, english=english, authorities=authorities, seen=seen)


def flag(
    key: str,
    word: str,
    english: str,
    *authorities: str,
    yearly: bool = False,
    fresh: int | None = None,
    seen: Seen = Seen.OFFICERS,
    help: str = "",  # noqa: A002
) -> Attribute:
    """Yes or no, stored as ``yes`` and ``no``."""
    return Attribute(
        key,
        word,
        Kind.FLAG,
        yearly=yearly,
        english=english,
        authorities=authorities,
        fresh_months=fresh,
        seen=seen,
        help=help,
    )
