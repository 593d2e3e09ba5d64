"""The tree under a condition: all, any, at least, score, waiver over atoms. *Not* stands only at atoms."""

from dataclasses import dataclass
from enum import StrEnum

from jiannuo.enterprises.facts import Evidence


class Op(StrEnum):
    """How a number is compared."""

    AT_LEAST = ">="
    BELOW = "<"
    ABOVE = ">"
    AT_MOST = "<="
    EQUAL = "="


class Shape(StrEnum):
    """What is made of the yearly values of an attribute before it is compared."""

    #: one year: the one before the reference day, counted back
    YEAR = "year"
    #: each of the last n years by itself
    EACH = "each"
    SUM = "sum"
    MEAN = "mean"
    #: growth of the last year over the one before
    GROWTH = "growth"
    #: compound yearly growth over n years
    COMPOUND = "compound"


class Span(StrEnum):
    """Units of age."""

    DAY = "天"
    MONTH = "个月"
    YEAR = "年"


@dataclass(frozen=True)
class Term:
    """A number of an enterprise: an attribute of a period, or one attribute as a share of another."""

    attribute: str
    shape: Shape = Shape.YEAR
    #: for YEAR: how many years back (1 = last year, 0 = no period); for the others: how many years
    years: int = 0
    #: the attribute it is divided by, "" for none
    of: str = ""


@dataclass(frozen=True)
class Amount:
    """A threshold: ``value`` base units as written in ``unit``, or the parameter that sets it.

    A day of the calendar is its ordinal in the unit ``DAY_UNIT``.
    """

    value: int = 0
    unit: str = ""
    parameter: str = ""


@dataclass(frozen=True)
class Compare:
    """A number against a threshold."""

    term: Term
    op: Op
    amount: Amount
    ref: str = ""


@dataclass(frozen=True)
class Age:
    """How long ago a day was, on the reference day: full when the same day of the calendar has come."""

    attribute: str
    op: Op
    number: int
    span: Span
    ref: str = ""


@dataclass(frozen=True)
class Among:
    """One of some values, or a code that belongs to one of them."""

    attribute: str
    values: tuple[str, ...]
    negated: bool = False
    ref: str = ""


@dataclass(frozen=True)
class Is:
    """A flag, of the last ``years`` years if it is yearly (0: no period)."""

    attribute: str
    years: int = 0
    negated: bool = False
    ref: str = ""


@dataclass(frozen=True)
class Holds:
    """A qualification that is valid on the reference day, or (``ever``) was at any time."""

    qualification: str
    ever: bool = False
    negated: bool = False
    ref: str = ""


@dataclass(frozen=True)
class Manual:
    """A question that people decide."""

    question: str
    ref: str = ""


@dataclass(frozen=True)
class Some:
    """At least ``number`` things of a kind that each meet a condition."""

    kind: str
    number: int
    condition: "Condition"
    ref: str = ""


@dataclass(frozen=True)
class Founded:
    """A condition that only counts what is founded at least so well (以登记数据为准)."""

    least: Evidence
    condition: "Condition"


@dataclass(frozen=True)
class All:
    """Every part."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Any:
    """One part or more."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class AtLeast:
    """So many of the parts."""

    number: int
    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Unless:
    """The rule, or what waives it (但书, 豁免)."""

    rule: "Condition"
    waiver: "Condition"


@dataclass(frozen=True)
class Band:
    """Points for whoever meets the condition and none of the bands before it."""

    condition: "Condition"
    points: int


@dataclass(frozen=True)
class Ladder:
    """Bands from the top down; ``otherwise`` for whoever meets none."""

    bands: tuple[Band, ...]
    otherwise: int = 0


@dataclass(frozen=True)
class Part:
    """A part of a score: the best of its ladders; fewer than ``minimum`` points fail the whole."""

    name: str
    ladders: tuple[Ladder, ...]
    minimum: int | None = None


@dataclass(frozen=True)
class Score:
    """The parts added up against ``minimum``."""

    minimum: int
    parts: tuple[Part, ...]
    ref: str = ""


Atom = Compare | Age | Among | Is | Holds | Manual
Condition = Atom | Some | Founded | All | Any | AtLeast | Unless | Score
