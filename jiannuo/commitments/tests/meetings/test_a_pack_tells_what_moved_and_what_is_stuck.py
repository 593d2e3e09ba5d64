"""The pack of real commitments: what moved, what is stuck, who must answer; and it stays as it was."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from jiannuo.commitments.meetings.freezing import pack_of
from jiannuo.commitments.meetings.gathering import gather
from jiannuo.commitments.meetings.keeping import digest_of
from jiannuo.commitments.meetings.pack import LIGHT, LIMIT, OVERDUE, WAITING, Pack
from jiannuo.commitments.models import Commitment, Decision, Meeting, MeetingPack
from jiannuo.commitments.tests.conftest import District, on, photo, report_progress
from jiannuo.commitments.tests.meetings.calling import call, decide, held
from jiannuo.kernel.act import act


def seen(meeting: Meeting, day: str) -> Pack:
    """The pack as of ``day``."""
    with on(day, 12):
        return gather(Meeting.objects.get(pk=meeting.pk))


def test_reports_of_the_period_are_what_moved(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-28", "10")
    report_progress(moving, district.officer, "2024-02-28", "30", done="二月完成八栋楼")
    meeting = call(moving, district, "2024-03-01", "2024-03-05", since="2024-02-01")
    (one,) = seen(meeting, "2024-03-05").moved
    assert (one.was, one.item.light.progress, one.reports, one.said) == ("10%", "30%", 1, "二月完成八栋楼")


def test_what_happened_before_the_period_is_left_out(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-28", "90")
    meeting = call(moving, district, "2024-03-01", "2024-03-05", since="2024-02-20")
    assert seen(meeting, "2024-03-05").reports == 0


def test_a_light_is_told_before_and_after(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-28", "60")
    meeting = call(moving, district, "2024-03-20", "2024-04-02", since="2024-02-01")
    (one,) = seen(meeting, "2024-04-02").moved
    assert (one.before.colour, one.item.light.colour, one.turned) == ("green", "yellow", -1)
    assert seen(meeting, "2024-04-02").before == {"green": 1}


def test_what_was_struck_off_is_told(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-02-28", "100")
    meeting = call(moving, district, "2024-02-28", "2024-03-05", since="2024-02-01")
    with on("2024-03-01"):
        claim = {"summary": "全部楼栋改造完成并验收", "evidence": [photo(district.officer)]}
        act(moving, "claim", actor=district.officer, facts=claim)
        act(moving, "strike_off", actor=district.supervisor, facts={"finding": "现场核验属实"})
    pack = seen(meeting, "2024-03-05")
    assert [one.item.pk for one in pack.struck_off] == [moving.pk]
    assert pack.stuck == ()


def test_a_request_nobody_answered_names_who_must(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-02-28", "60")
    meeting = call(moving, district, "2024-02-28", "2024-03-05", since="2024-02-01")
    with on("2024-03-01"):
        ask = {"until": "2025-03-31", "reason": "冬季不能施工"}
        act(moving, "ask_extension", actor=district.officer, facts=ask)
    pack = seen(meeting, "2024-03-05")
    ((one,), (answer,)) = pack.waiting, pack.answers
    assert [(reason.kind, reason.since) for reason in one.reasons] == [(WAITING, date(2024, 3, 1))]
    assert answer.owing.name == "副区长（城建）"


def test_what_is_late_is_stuck_for_every_reason(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-28", "10", problems="管线权属不清")
    meeting = call(moving, district, "2025-01-10", "2025-01-10", since="2024-12-01")
    (one,) = seen(meeting, "2025-01-10").stuck
    assert [reason.kind for reason in one.reasons] == [OVERDUE, LIGHT, LIMIT]
    assert (one.reasons[0].since, one.said) == (date(2025, 1, 1), "管线权属不清")
    assert [owing.name for owing in one.owing] == ["区住建局"]


def test_decisions_of_the_meeting_before_are_followed(district: District, moving: Commitment) -> None:
    first = held(moving, district, "2024-02-05")
    done = decide(first, district, "2024-02-05", "2024-02-20")
    late = decide(first, district, "2024-02-05", "2024-02-28")
    with on("2024-02-10"):
        act(done, "call_off", actor=district.supervisor, facts={"reason": "情况变化，不再需要"})
    second = call(moving, district, "2024-03-01", "2024-03-05")
    pack = seen(second, "2024-03-05")
    assert [(one.pk, one.closed, one.late_by(pack.until)) for one in pack.decided] == [
        (done.pk, True, 0),
        (late.pk, False, 6),
    ]
    assert second.since == date(2024, 1, 1)


def test_a_season_meeting_follows_what_months_left_open(district: District, moving: Commitment) -> None:
    month = held(moving, district, "2024-02-05")
    left = decide(month, district, "2024-02-05", "2024-02-20")
    season = call(moving, district, "2024-03-01", "2024-03-28", kind="season")
    assert [one.pk for one in seen(season, "2024-03-28").decided] == [left.pk]


def test_the_room_keeps_what_it_saw(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-02-28", "30")
    meeting = held(moving, district, "2024-03-05")
    with on("2024-03-05", 12):
        before = pack_of(meeting)
    report_progress(moving, district.officer, "2024-03-28", "80", done="三月又完成二十栋")
    with on("2024-04-20"):
        assert pack_of(meeting) == before
        assert gather(meeting) != before
    row = MeetingPack.objects.get(meeting=meeting)
    assert digest_of(row.content) == row.digest == meeting.pack_digest
    assert row.event.effects["set"]["pack_digest"] == row.digest


def test_what_was_kept_cannot_be_changed(district: District, moving: Commitment) -> None:
    row = held(moving, district, "2024-03-05").pack
    with pytest.raises(DatabaseError), transaction.atomic():
        MeetingPack.objects.filter(pk=row.pk).update(content={})
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()


def test_the_number_of_queries_does_not_grow(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-28", "10")
    first = held(moving, district, "2024-02-05")
    decide(first, district, "2024-02-05", "2024-02-20")
    meeting = call(moving, district, "2024-03-05", "2024-03-05")
    with on("2024-03-05"):
        with CaptureQueriesContext(
            connection,
        ) as few:
            gather(meeting)
        for _more in range(5):
            decide(first, district, "2024-03-05", "2024-03-20")
    with on("2024-03-05"), CaptureQueriesContext(connection) as many:
        gather(meeting)
    assert Decision.objects.count() == 6
    assert len(many) == len(few)
