"""The formula: terms × tallies. It is a table; nothing is evaluated."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.commitments.models import ScoreFormula, ScoreTerm
from jiannuo.commitments.scores.counting import NOTHING, Tallies, Tally
from jiannuo.commitments.scores.measures import MEANING, Kind, Measure

FULL = Decimal(100)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Line:
    """A term, so far only tried."""

    measure: str
    kind: str
    points: Decimal
    most: Decimal | None = None


#: one line of a formula, stored or only tried
Term = ScoreTerm | Line


@dataclass(frozen=True)
class Part:
    """What one term gave: numerator, denominator, points got (None: nothing to divide by)."""

    measure: Measure
    kind: Kind
    weight: Decimal
    numerator: Decimal
    denominator: int
    got: Decimal | None

    @property
    def label(self) -> str:
        """What is measured, in words."""
        return str(self.measure.label)

    @property
    def meaning(self) -> str:
        """How it is counted, in words."""
        return str(MEANING[self.measure])

    @property
    def tally(self) -> Tally:
        """What was counted, without the weight."""
        return Tally(self.numerator, self.denominator)

    @property
    def fraction(self) -> str:
        """``7.91/9``, or the count alone where it is out of nothing."""
        numerator = plain(self.numerator)
        return f"{numerator}/{self.denominator}" if self.kind == Kind.PART else numerator

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Part":
        """A part of a stored score."""
        return cls(
            Measure(kept["measure"]),
            Kind(kept["kind"]),
            Decimal(kept["weight"]),
            Decimal(kept["numerator"]),
            kept["denominator"],
            None if kept["got"] is None else Decimal(kept["got"]),
        )

    def kept(self) -> dict[str, Any]:
        """As a stored score keeps it."""
        return {
            "measure": self.measure.value,
            "kind": self.kind.value,
            "weight": plain(self.weight),
            "numerator": plain(self.numerator),
            "denominator": self.denominator,
            "got": None if self.got is None else plain(self.got),
        }


def parts_of(tallies: Tallies, terms: Iterable[Term]) -> list[Part]:
    """What every term gives."""
    found = []
    for term in terms:
        tally = tallies.get(Measure(term.measure), NOTHING).shown
        if term.kind == Kind.PART:
            got = None if tally.share is None else (tally.share * term.points).quantize(CENT, ROUND_HALF_UP)
        else:
            got = tally.numerator * term.points
            got = (got if term.most is None else min(got, term.most)).quantize(CENT, ROUND_HALF_UP)
        found.append(
            Part(
                Measure(term.measure),
                Kind(term.kind),
                term.points,
                tally.numerator,
                tally.denominator,
                got,
            )
        )
    return found


def total_of(parts: Sequence[Part]) -> Decimal | None:
    """Parts count 100 together, whatever of them has no denominator yet; then bonus and malus.

    None when no part can be counted. Never below 0.
    """
    counted = [part for part in parts if part.kind == Kind.PART and part.got is not None and part.weight]
    weight = sum((part.weight for part in counted), Decimal(0))
    if not weight:
        return None
    base = _sum(counted) / weight * FULL
    more = _sum(part for part in parts if part.kind == Kind.BONUS)
    less = _sum(part for part in parts if part.kind == Kind.MALUS)
    return max(Decimal(0), base + more - less).quantize(CENT, ROUND_HALF_UP)


def formula_on(day: date) -> ScoreFormula | None:
    """The formula in force on ``day``, its terms read."""
    rows = ScoreFormula.objects.on(day).order_by("-valid_from")
    return rows.prefetch_related("terms").first()


def in_words(terms: Iterable[Term]) -> str:
    """``完成序时进度 60 + 按时填报 15 …``."""
    signs = {Kind.PART: " + ", Kind.BONUS: " + ", Kind.MALUS: " − "}
    text = ""
    for term in terms:
        if not term.points:
            continue
        name, points = Measure(term.measure).label, plain(term.points)
        each = {"name": name, "points": points, "most": plain(term.most or Decimal(0))}
        if term.kind == Kind.PART:
            piece = f"{name} {points}"
        elif term.most is None:
            piece = _("%(name)s每项 %(points)s") % each
        else:
            piece = _("%(name)s每项 %(points)s（最多 %(most)s）") % each
        text += (signs[Kind(term.kind)] if text else "") + piece
    return text


def _sum(parts: Iterable[Part]) -> Decimal:
    return sum((part.got for part in parts if part.got is not None), Decimal(0))


def total_in_words(parts: Sequence[Part]) -> str:
    """``(52.7 + 15) ÷ 75 × 100 + 1 − 2``: how the points came to the total."""
    counted = [part for part in parts if part.kind == Kind.PART and part.got is not None and part.weight]
    if not counted:
        return ""
    points = " + ".join(plain(part.got or Decimal(0)) for part in counted)
    weight = sum((part.weight for part in counted), Decimal(0))
    text = points if weight == FULL else f"({points}) ÷ {plain(weight)} × 100"
    for kind, sign in ((Kind.BONUS, "+"), (Kind.MALUS, "−")):
        text += "".join(f" {sign} {plain(part.got)}" for part in parts if part.kind == kind and part.got)
    return text


def plain(number: Decimal) -> str:
    """Without zeros that say nothing: 60, 0.5."""
    return format(number.normalize(), "f")
