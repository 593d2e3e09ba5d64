"""Headline figures for the charts: growth and amounts, what came of last year beside what is planned."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from jiannuo.indicators.headline import Recogniser, headline_indicators
from jiannuo.reports.figures import plain
from jiannuo.reports.models import Fact

_SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈"}


@dataclass(frozen=True)
class Bar:
    """A value and how it is written, with its comparator: ≥5."""

    value: float
    words: str


@dataclass(frozen=True)
class Pair:
    """One indicator; None where the report gives no such figure."""

    name: str
    result: Bar | None
    target: Bar | None


@dataclass(frozen=True)
class Charts:
    """Growth in percent, and amounts in hundred millions of yuan."""

    growth: list[Pair]
    amounts: list[Pair]

    def __bool__(self) -> bool:
        return bool(self.growth or self.amounts)

    def for_script(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return asdict(self)


def charts(facts: QuerySet[Fact]) -> Charts:
    """The headline figures among ``facts``; the first mention of each counts."""
    recognise = Recogniser(headline_indicators())
    growth: dict[str, dict[str, Bar]] = {}
    amounts: dict[str, dict[str, Bar]] = {}
    wanted = facts.filter(status__in=(Fact.Status.RESULT, Fact.Status.TARGET), unit__in=("%", "元"))
    for fact in wanted.exclude(review=Fact.Review.REJECTED).order_by("order"):
        indicator = recognise(fact.subject)
        if indicator is None:
            continue
        if fact.role == Fact.Role.CHANGE and fact.unit == "%":
            growth.setdefault(indicator.name, {}).setdefault(fact.status, _bar(fact, Decimal(1)))
        elif fact.role == Fact.Role.LEVEL and fact.unit == "元":
            amounts.setdefault(indicator.name, {}).setdefault(fact.status, _bar(fact, Decimal(10**8)))
    return Charts(_pairs(growth), _pairs(amounts))


def _bar(fact: Fact, scale: Decimal) -> Bar:
    value = fact.value / scale
    return Bar(float(value), f"{_SIGNS.get(fact.comparator, '')}{plain(value)}")


def _pairs(found: dict[str, dict[str, Bar]]) -> list[Pair]:
    return [Pair(name, bars.get("result"), bars.get("target")) for name, bars in found.items()]
