"""Facts that are computed from others: the size class, as the set of classes that are possible."""

from collections.abc import Mapping
from datetime import date

from jiannuo.enterprises.facts import UNBOUNDED, Evidence, Fact, Interval, Key
from jiannuo.enterprises.sizing import CLASSES, possible_classes

SIZE: Key = ("size", None)
#: what the class is computed from (工信部联企业〔2011〕300号 art 2)
MEASURES = ("staff", "revenue", "assets")
#: a class is of the last year with figures, and figures come late: so many years back they may be
BACK = 2


def derived(values: Mapping[Key, Fact], day: date) -> dict[Key, Fact]:
    """What follows from ``values`` on ``day``. A class is no better founded than the worst of its grounds."""
    industry = values.get(("industry", None))
    if industry is None or not isinstance(industry.value, frozenset):
        return {}
    year = _year_with_figures(values, day)
    figures = {name: fact for name in MEASURES if (fact := values.get((name, year))) is not None}
    spans = {
        name: fact.value if isinstance(fact.value, Interval) else UNBOUNDED for name, fact in figures.items()
    }
    classes = possible_classes(industry.value, **spans)
    if len(classes) == len(CLASSES):
        return {}
    grounds = [industry, *figures.values()]
    weakest = min(grounds, key=lambda fact: fact.evidence)
    ends = [fact.until for fact in grounds if fact.until is not None]
    seen = [fact.observed_on for fact in grounds if fact.observed_on is not None]
    until = min([*ends, date(year + BACK, 12, 31)])
    return {SIZE: Fact(classes, Evidence(weakest.evidence), weakest.source, max(seen, default=None), until)}


def _year_with_figures(values: Mapping[Key, Fact], day: date) -> int:
    """The newest year, not older than ``BACK``, of which any measure is known."""
    for back in range(1, BACK + 1):
        if any((name, day.year - back) in values for name in MEASURES):
            return day.year - back
    return day.year - 1
