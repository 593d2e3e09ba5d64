"""The registry as a table: with the headings that an import reads back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from jiannuo.enterprises.attributes.attribute import Attribute, Kind, Seen
from jiannuo.enterprises.attributes.declared import ATTRIBUTES, QUALIFICATIONS
from jiannuo.enterprises.facts import Facts, Interval
from jiannuo.enterprises.importing.headings import BUILDING, CODE, FIXED, NAME, heading_of
from jiannuo.enterprises.knowing import facts_of, portions
from jiannuo.enterprises.models import Enterprise
from jiannuo.enterprises.quantities import written
from jiannuo.kernel.sheet_stream import Cell

#: what every list has first
FIRST = (FIXED[CODE][0], FIXED[NAME][0], FIXED[BUILDING][0])
#: years before the present one that a list has
YEARS = 3


def columns(day: date, *, needed: bool) -> list[tuple[Attribute, int | None]]:
    """The attributes of a list, yearly ones once a year; ``needed``: with those of ``Seen.NEEDED``."""
    found: list[tuple[Attribute, int | None]] = []
    for one in ATTRIBUTES:
        if one.derived or (one.seen == Seen.NEEDED and not needed):
            continue
        years = range(day.year - 1, day.year - 1 - YEARS, -1) if one.yearly else (None,)
        found += [(one, year) for year in years]
    return found


def headings(day: date, *, needed: bool) -> list[str]:
    """The first row."""
    named = [heading_of(one, year) for one, year in columns(day, needed=needed)]
    return [*FIRST, *named, *QUALIFICATIONS]


def rows(ids: Iterable[int] | None, day: date, *, needed: bool) -> Iterator[Sequence[Cell]]:
    """A row for each enterprise with what is believed on ``day``, read a portion at a time."""
    shown = columns(day, needed=needed)
    for portion in portions(ids):
        facts = facts_of(portion, day)
        for row in Enterprise.objects.filter(pk__in=portion).order_by("name", "pk"):
            known = facts[row.pk]
            values = [_cell(known, one, year) for one, year in shown]
            held = [_held(known, name) for name in QUALIFICATIONS]
            yield [row.credit_code, row.name, row.building, *values, *held]


def _cell(facts: Facts, declared: Attribute, year: int | None) -> str:
    """As an import reads it: one value, or a band; several possible words are left out."""
    fact = facts.values.get((declared.key, year))
    if fact is None:
        return ""
    if isinstance(fact.value, frozenset):
        return _words(declared, fact.value)
    return _span(declared, fact.value)


def _words(declared: Attribute, words: frozenset[str]) -> str:
    if len(words) != 1:
        return ""
    code = next(iter(words))
    if declared.kind == Kind.FLAG:
        return "是" if code == "yes" else "否"
    if declared.kind == Kind.CODE:
        return code
    return next((word for word, kept in declared.values.items() if kept == code), code)


def _span(declared: Attribute, span: Interval) -> str:
    if span.low is None or span.high is None:
        return ""
    if declared.kind == Kind.DATE:
        return date.fromordinal(span.low).isoformat()
    low, high = (_number(declared, end) for end in (span.low, span.high))
    return low if span.low == span.high else f"{low}-{high}"


def _number(declared: Attribute, amount: int) -> str:
    return written(amount, declared.unit).removesuffix(declared.unit)


def _held(facts: Facts, name: str) -> str:
    if name not in facts.held:
        return ""
    begins, ends = facts.held[name]
    return f"{begins.isoformat()}至{ends.isoformat()}" if ends else begins.isoformat()
