"""Meetings in the personal feed and as a file: moved ones move, cancelled ones are crossed out."""

from typing import Any

from django.test import Client
from icalendar import Calendar

from jiannuo.commitments.meetings.calendar import file_of
from jiannuo.commitments.models import Commitment
from jiannuo.commitments.tests.conftest import District, on
from jiannuo.commitments.tests.meetings.calling import call
from jiannuo.kernel.act import act
from jiannuo.notices.calendar_feed import make_feed
from jiannuo.people.viewer import Viewer


def feed(viewer: Viewer, day: str) -> list[Any]:
    """The meetings in the feed of ``viewer`` on ``day``."""
    assert viewer.account_id is not None
    with on(day):
        token = make_feed(viewer.account_id, "zh-hans")
        answer = Client().get(f"/inbox/calendar/{token}.ics")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    return [event for event in events if "/meetings/" in event.get("url", "")]


def test_it_stands_in_the_feeds_of_those_who_see_it(district: District, moving: Commitment) -> None:
    call(moving, district, "2024-03-01", "2024-03-05")
    for viewer in (district.supervisor, district.leader, district.officer, district.other):
        (event,) = feed(viewer, "2024-03-02")
        assert event["dtstart"].dt.isoformat() == "2024-03-05T01:30:00+00:00"
        assert (event["location"], event["status"]) == ("三楼会议室", "CONFIRMED")
        assert "2024年3月" not in event["summary"]
    assert feed(district.resident, "2024-03-02") == []


def test_it_is_no_deadline_as_well(district: District, moving: Commitment) -> None:
    meeting = call(moving, district, "2024-03-01", "2024-03-05")
    assert district.officer.account_id is not None
    with on("2024-03-02"):
        token = make_feed(district.officer.account_id, "zh-hans")
        answer = Client().get(f"/inbox/calendar/{token}.ics")
    uids = [str(event["uid"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]
    assert uids.count(f"matter-{meeting.pk}@jiannuo") == 1


def test_a_moved_meeting_moves_and_a_cancelled_one_is_crossed_out(
    district: District, moving: Commitment
) -> None:
    meeting = call(moving, district, "2024-03-01", "2024-03-05")
    (first,) = feed(district.officer, "2024-03-01")
    with on("2024-03-02"):
        act(meeting, "move", actor=district.supervisor, facts={"day": "2024-03-08", "reason": "会议冲突"})
    (second,) = feed(district.officer, "2024-03-02")
    with on("2024-03-03"):
        act(meeting, "cancel", actor=district.supervisor, facts={"reason": "并入季调度"})
    (third,) = feed(district.officer, "2024-03-03")
    assert first["uid"] == second["uid"] == third["uid"]
    assert first["sequence"] < second["sequence"] < third["sequence"]
    assert second["dtstart"].dt.day == 8
    assert [event["status"] for event in (first, second, third)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


def test_old_meetings_leave_the_feed(district: District, moving: Commitment) -> None:
    call(moving, district, "2024-03-01", "2024-03-05")
    assert feed(district.officer, "2024-06-20") == []


def test_the_file_has_its_name(district: District, moving: Commitment) -> None:
    meeting = call(moving, district, "2024-03-01", "2024-03-05")
    event: Any = Calendar.from_ical(file_of(meeting)).walk("VEVENT")[0]
    assert event["summary"] == "2024年3月调度会"
    assert event["dtend"].dt > event["dtstart"].dt
