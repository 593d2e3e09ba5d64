"""Writing down the light at the end of each month, once and for all.

The numbers of a month depend on nothing that happens after it, and on the rules of its last day, so
that a worker that was down for a week writes the same rows a week later.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from jiannuo.commitments.history import HANDED_DOWN, History, histories
from jiannuo.commitments.lights.deciding import Decided, light_on
from jiannuo.commitments.lights.measured import Report
from jiannuo.commitments.lights.measuring import report_of
from jiannuo.commitments.lights.schemes import rules_on, scheme_on
from jiannuo.commitments.lights.showing import decide
from jiannuo.commitments.models import Commitment, Light, LightRule, LightScheme
from jiannuo.commitments.months import end_of_month, next_end
from jiannuo.kernel.now import now, today


class Book:
    """The schemes and rules of past month ends, each read once."""

    def __init__(self) -> None:
        self._known: dict[date, tuple[LightScheme | None, list[LightRule]]] = {}

    def on(self, day: date) -> tuple[LightScheme | None, list[LightRule]]:
        """The scheme in force on ``day`` and its rules."""
        if day not in self._known:
            scheme = scheme_on(day)
            self._known[day] = scheme, rules_on(scheme, day)
        return self._known[day]


def freeze_lights() -> int:
    """Write every light that is missing, and those that a report made up later changes. Returns how many.

    Safe to run at any time, by several workers at once.
    """
    rows = list(Commitment.objects.exclude(state__in=("drafted", "returned", "approved")).order_by("pk"))
    written: dict[int, dict[date, Light]] = defaultdict(dict)
    for stored in Light.objects.filter(superseded_by__isnull=True).select_related("rule__scheme"):
        written[stored.commitment_id][stored.month] = stored
    book, count = Book(), 0
    for history in histories(rows):
        held = written[history.row.pk]
        for month in months_over(history):
            decided = _missing(history, month, book) if month not in held else _made_up(history, held[month])
            count += _write(history, month, decided, held.get(month)) if decided else 0
    return count


def months_over(history: History) -> Iterator[date]:
    """First days of the months that are over, from the one it was handed down in to the one it ended in."""
    begun, last = history.first(HANDED_DOWN), today().replace(day=1) - timedelta(days=1)
    if begun is None:
        return
    if history.row.closed_at is not None:
        last = min(last, end_of_month(history.moves[-1].on))
    end = end_of_month(begun)
    while end <= last:
        yield end.replace(day=1)
        end = next_end(end)


def _missing(history: History, month: date, book: Book) -> Decided:
    end = end_of_month(month)
    _scheme, rules = book.on(end)
    return decide(history, history.state_on(end), end, rules, over=True)


def _made_up(history: History, stored: Light) -> Decided | None:
    """The other light of a month whose report came later, by the rules that gave the first."""
    rule = stored.rule
    if rule is None or not rule.scheme.made_up_counts or stored.numbers["report"] != Report.MISSING:
        return None
    if report_of(history, stored.month, today()) != Report.MADE_UP:
        return None
    numbers = {**stored.numbers, "report": Report.MADE_UP.value}
    decided = light_on(numbers, rules_on(rule.scheme, end_of_month(stored.month)))
    return decided if decided.colour != stored.colour else None


def _write(history: History, month: date, decided: Decided, former: Light | None) -> int:
    try:
        with transaction.atomic():
            Light.objects.create(
                commitment=history.row,
                month=month,
                colour=decided.colour,
                rule=decided.rule,
                numbers=dict(decided.numbers),
                decided_at=now(),
                supersedes=former,
            )
    except IntegrityError:  # another worker was faster
        return 0
    return 1
