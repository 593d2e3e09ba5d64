"""What earlier meetings decided, and where it stands."""

from django.db.models import Q

from jiannuo.commitments.meetings.pack import Decided
from jiannuo.commitments.meetings.period import last_held
from jiannuo.commitments.models import Decision, Meeting


def decided_before(meeting: Meeting) -> list[Decided]:
    """All decisions of the last meeting of the kind, and what is still open from any other before it.

    What the older meetings decided about things outside the scope is told as well: nobody else asks.
    """
    last = last_held(meeting.kind, meeting.report_id, meeting.meets_on)
    rows = Decision.objects.filter(
        from_meeting__report_id=meeting.report_id, from_meeting__meets_on__lt=meeting.meets_on
    )
    wanted = (
        rows.filter(Q(from_meeting=last) | Q(closed_at__isnull=True)) if last else rows.filter(closed_at=None)
    )
    ordered = wanted.exclude(from_meeting_id=meeting.pk).order_by(
        "-from_meeting__meets_on", "from_meeting_id", "number"
    )
    return [
        _decided(row)
        for row in ordered.select_related("unit", "from_meeting").prefetch_related("assisting_units")
    ]


def _decided(row: Decision) -> Decided:
    return Decided(
        pk=row.pk,
        number=row.number,
        what=row.what,
        unit=row.unit.name,
        unit_ids=(row.unit_id, *(unit.pk for unit in row.assisting_units.all())),
        due_on=row.due_on,
        state=row.state,
        closed=row.closed_at is not None,
        meeting=row.from_meeting.title,
        held_on=row.from_meeting.meets_on,
    )
