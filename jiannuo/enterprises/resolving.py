"""Which of several statements is believed. Pure: the order in which they arrived does not matter.

Of each source its newest statement counts. Among the sources, what may still be relied upon goes
before what may not; then the attribute's order of authorities decides, then the newer observation,
then the better evidence. What contradicts the believed one is kept beside it.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jiannuo.enterprises.attributes.attribute import Attribute
from jiannuo.enterprises.facts import Evidence, Fact, Interval


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of one attribute (and year), as it is kept."""

    source: str
    evidence: int
    observed_on: date
    low: int | None = None
    high: int | None = None
    words: tuple[str, ...] = ()
    valid_until: date | None = None
    #: counts recordings, to tell a correction of the same day from what it corrects
    recorded: int = 0


@dataclass(frozen=True)
class Belief:
    """The believed statement, the last day it may be relied upon, and what the other sources say."""

    statement: Statement
    until: date | None
    others: tuple[Statement, ...] = ()

    @property
    def contradicting(self) -> tuple[Statement, ...]:
        """Those that cannot be true together with it."""
        return tuple(other for other in self.others if contradict(self.statement, other))

    def fact(self) -> Fact:
        """It as conditions read it."""
        said = self.statement
        value = frozenset(said.words) if said.words else Interval(said.low, said.high)
        return Fact(value, Evidence(said.evidence), said.source, said.observed_on, self.until)


def believe(attribute: Attribute, statements: Iterable[Statement], day: date) -> Belief | None:
    """Which of ``statements`` about ``attribute`` is believed on ``day``; None where there is none."""
    newest: dict[str, Statement] = {}
    for one in statements:
        held = newest.get(one.source)
        if held is None or _age(one) > _age(held):
            newest[one.source] = one
    if not newest:
        return None
    if len(newest) == 1:
        (only,) = newest.values()
        return Belief(only, reliable_until(attribute, only))
    ranked = sorted(newest.values(), key=lambda one: _rank(attribute, one, day), reverse=True)
    return Belief(ranked[0], reliable_until(attribute, ranked[0]), tuple(ranked[1:]))


def contradict(one: Statement, other: Statement) -> bool:
    """Whether the two cannot both be true: no common word, no common number."""
    if one.words or other.words:
        return not set(one.words) & set(other.words)
    highest = max((low for low in (one.low, other.low) if low is not None), default=None)
    lowest = min((high for high in (one.high, other.high) if high is not None), default=None)
    return highest is not None and lowest is not None and highest > lowest


def reliable_until(attribute: Attribute, said: Statement) -> date | None:
    """The last day on which it may be relied upon: what the source says, and how fast such facts age."""
    ends = [said.valid_until] if said.valid_until else []
    if attribute.fresh_months is not None:
        ends.append(months_later(said.observed_on, attribute.fresh_months))
    return min(ends) if ends else None


def months_later(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month (民法典 art 202)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _age(one: Statement) -> tuple[object, ...]:
    return one.observed_on, one.recorded, *_content(one)


def _content(one: Statement) -> tuple[object, ...]:
    """Breaks a tie by what is said, so that nothing depends on the order of rows."""
    low, high = (-(1 << 63) if end is None else end for end in (one.low, one.high))
    return low, high, one.words, one.evidence, one.valid_until or date.max


def _rank(attribute: Attribute, one: Statement, day: date) -> tuple[object, ...]:
    until = reliable_until(attribute, one)
    named = attribute.authorities
    authority = -named.index(one.source) if one.source in named else -len(named)
    fresh = until is None or until >= day
    return fresh, authority, one.observed_on, one.evidence, one.source, *_content(one)
