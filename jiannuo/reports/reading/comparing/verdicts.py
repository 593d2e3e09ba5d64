"""A promised figure against a reported one."""

from jiannuo.reports.reading.comparing.outcome import Reason, Verdict
from jiannuo.reports.reading.document import Fact

#: 左右 and 约 allow this share of the promised figure either way
_ABOUT = 0.05


def judge(promised: Fact, reported: Fact) -> tuple[Verdict, Reason]:
    """Met, exceeded, missed or unclear, with the reason. Both figures measure the same thing in one unit."""
    if promised.cmp in ("<=", "<"):
        return _limit(promised.value, reported)
    low, high = _range(promised)
    if promised.role == "change" and high < 0:
        return _of_bounds(-reported.value, -high, -low, reported, falling=True)
    return _of_bounds(reported.value, low, high, reported)


def _range(promised: Fact) -> tuple[float, float]:
    if promised.value2 is not None:
        return min(promised.value, promised.value2), max(promised.value, promised.value2)
    slack = abs(promised.value) * _ABOUT if promised.cmp == "~" else 0.0
    return promised.value - slack, promised.value + slack


def _limit(limit: float, reported: Fact) -> tuple[Verdict, Reason]:
    if reported.value <= limit:
        return ("unclear", "only_bound") if reported.cmp in (">=", ">") else ("met", "within_limit")
    return ("unclear", "only_bound") if reported.cmp in ("<=", "<") else ("missed", "over_limit")


def _of_bounds(
    value: float, low: float, high: float, reported: Fact, *, falling: bool = False
) -> tuple[Verdict, Reason]:
    """``value`` against the range promised; more is better (a fall is given as a positive figure)."""
    at_least = reported.cmp in ((">=", ">") if not falling else ("<=", "<", ">=", ">"))
    at_most = reported.cmp in ("<=", "<") and not falling
    if value < low:
        return ("unclear", "only_bound") if at_least or reported.cmp == "~" else ("missed", "below")
    if at_most:
        return "unclear", "only_bound"
    if value > high:
        return "exceeded", "above"
    return "met", "within_range" if low < high else "reached"
