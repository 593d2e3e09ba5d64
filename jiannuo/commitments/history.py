"""What happened to commitments, in order, read in two queries however many they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import F
from django.utils import timezone

from jiannuo.commitments.models import Commitment, Progress
from jiannuo.kernel.models import Event

#: a commitment exists for those outside from this step on
HANDED_DOWN = "dispatch"


@dataclass(frozen=True)
class Move:
    """A change of state."""

    on: date
    step: str
    after: str
    #: the day promised from then on, where the step changed it
    due_on: date | None = None


@dataclass(frozen=True)
class Said:
    """A report, or the correction of one."""

    on: date
    month: date
    percent: Decimal
    correction: bool
    #: what the supervision office found, and when
    verdict: str = ""
    checked_on: date | None = None


@dataclass
class History:
    """One commitment's moves and reports, oldest first."""

    row: Commitment
    moves: list[Move] = field(default_factory=list)
    reports: list[Said] = field(default_factory=list)

    def state_on(self, day: date) -> str:
        """The state at the end of ``day``, "" before the first event."""
        return next((move.after for move in reversed(self.moves) if move.on <= day), "")

    def due_on(self, day: date) -> date | None:
        """The day promised as it stood at the end of ``day``."""
        changed = [move.due_on for move in self.moves if move.due_on and move.on <= day]
        return changed[-1] if changed else self.row.first_due_on or self.row.due_on

    def first(self, step: str) -> date | None:
        """The day ``step`` was first taken."""
        return next((move.on for move in self.moves if move.step == step), None)


def histories(rows: Iterable[Commitment]) -> list[History]:
    """The history of each of ``rows``, in their order."""
    found = {row.pk: History(row) for row in rows}
    for pk, move in _moves(found):
        found[pk].moves.append(move)
    for pk, said in _reports(found):
        found[pk].reports.append(said)
    return list(found.values())


def _moves(ids: Iterable[int]) -> Iterator[tuple[int, Move]]:
    rows = Event.objects.filter(matter_id__in=list(ids)).exclude(before=F("after"))
    columns = rows.order_by("matter_id", "seq").values_list("matter_id", "at", "step", "after", "effects")
    for pk, at, step, after, effects in columns:
        until = effects.get("set", {}).get("due_on")
        yield pk, Move(timezone.localdate(at), step, after, date.fromisoformat(until) if until else None)


def _reports(ids: Iterable[int]) -> Iterator[tuple[int, Said]]:
    rows = Progress.objects.filter(commitment_id__in=list(ids)).order_by("id")
    columns = ("commitment_id", "event__at", "month", "percent", "corrects_id", "verdict", "checked_by__at")
    for pk, at, month, percent, corrects, verdict, checked_at in rows.values_list(*columns):
        checked_on = timezone.localdate(checked_at) if checked_at else None
        yield (
            pk,
            Said(timezone.localdate(at), month, percent, corrects is not None, verdict, checked_on),
        )
