"""The classes that are possible while numbers are bands, or not known at all."""

from collections.abc import Iterable, Mapping

from jiannuo.enterprises.facts import UNBOUNDED, Interval
from jiannuo.enterprises.sizing.standards import Measure, Standard, standards_of

#: from the smallest to the largest, as values of the attribute ``size``
CLASSES = ("micro", "small", "medium", "large")


def possible_classes(
    industry: str | Iterable[str] | None,
    staff: Interval = UNBOUNDED,
    revenue: Interval = UNBOUNDED,
    assets: Interval = UNBOUNDED,
) -> frozenset[str]:
    """The classes an enterprise may be of: its full industry code, or the set of those that are possible.

    Persons and fen. Every combination of values within the intervals has its class in the set, and every
    class in the set has such a combination. Without an industry, or in one without a standard, every
    class is possible: people must decide.
    """
    codes = [industry] if isinstance(industry, str) else list(industry or ())
    values = {Measure.STAFF: staff, Measure.REVENUE: revenue, Measure.ASSETS: assets}
    found: set[str] = set()
    for code in codes:
        standards, beyond = standards_of(code)
        if beyond:
            return frozenset(CLASSES)
        for standard in standards:
            found |= _within(standard, values)
    return frozenset(found or CLASSES)


def _within(standard: Standard, values: Mapping[Measure, Interval]) -> set[str]:
    """The least of the steps that the measures reach; each measure reaches every step of its interval."""
    low = min(_step(values[measure].low, bounds, 0) for measure, bounds in standard.thresholds)
    high = min(_step(values[measure].high, bounds, 3) for measure, bounds in standard.thresholds)
    return set(CLASSES[low : high + 1])


def _step(value: int | None, bounds: tuple[int, int, int], endless: int) -> int:
    """How many of the bounds a value reaches; 及以上 includes the number itself."""
    return endless if value is None else sum(value >= bound for bound in bounds)
