"""Who may see what was reported and what lay before a meeting: whoever may see the matter it belongs to.

Meetings and decisions are matters and seen as matters are: by the supervision office and the leaders,
and by the units that were called to the meeting or owe the decision something.
"""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from jiannuo.commitments.models import Commitment, FilledSheet, Meeting, MeetingPack, Progress, Score
from jiannuo.kernel.visible import Viewer, sees, visible
from jiannuo.people.roles import Role


@sees(Progress)
def progress(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Reports follow their commitment."""
    return rows.filter(commitment__in=visible(viewer, Commitment))


@sees(FilledSheet)
def filled_sheets(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """One's own, and nobody else's: nothing of it is reported yet."""
    account: int | None = getattr(viewer, "account_id", None)
    return rows.none() if account is None else rows.filter(account_id=account)


@sees(MeetingPack)
def packs(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Packs follow their meeting; a unit reads its own lines (``meetings.reading``)."""
    return rows.filter(meeting__in=visible(viewer, Meeting))


@sees(Score)
def scores(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Supervision and leaders read every ranking, a unit that of the group in which it was ranked."""
    if viewer.roles & {Role.SUPERVISION, Role.LEADER}:
        return rows
    if not viewer.unit_ids:
        return rows.none()
    own = Score.objects.filter(month=OuterRef("month"), group=OuterRef("group"), unit__in=viewer.unit_ids)
    return rows.filter(Exists(own))
