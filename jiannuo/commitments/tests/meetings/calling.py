"""Calling meetings and recording decisions in tests."""

from typing import Any

from jiannuo.commitments.actions.meetings import call_meeting, record_decisions
from jiannuo.commitments.models import Commitment, Decision, Meeting
from jiannuo.commitments.tests.conftest import District, on
from jiannuo.kernel.act import act


def told(row: Commitment, district: District, day: str, **more: Any) -> dict[str, Any]:
    """What a month's meeting on ``day`` over the whole report is called with."""
    return {
        "kind": "month",
        "day": day,
        "at": "9:30",
        "place": "三楼会议室",
        "chair": district.overseer.pk,
        "report": row.report_id,
        "since": "2024-01-01",
        **more,
    }


def call(row: Commitment, district: District, called: str, day: str, **more: Any) -> Meeting:
    """A meeting on ``day``, called on the day ``called``."""
    with on(called):
        return call_meeting(told(row, district, day, **more), actor=district.supervisor)


def held(row: Commitment, district: District, day: str, **more: Any) -> Meeting:
    """A meeting called and held on ``day``."""
    meeting = call(row, district, day, day, **more)
    with on(day, 11):
        act(meeting, "hold", actor=district.supervisor)
    return Meeting.objects.get(pk=meeting.pk)


def decide(meeting: Meeting, district: District, day: str, until: str, **more: Any) -> Decision:
    """One decision, recorded on ``day``."""
    wanted = {"what": "协调管线迁改，月底前完成。", "unit": district.lead.pk, "until": until, **more}
    with on(day, 12):
        return record_decisions(meeting, [wanted], actor=district.supervisor)[0]
