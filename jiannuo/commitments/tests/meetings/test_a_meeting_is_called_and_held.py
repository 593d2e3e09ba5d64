"""A meeting: who calls it, who is called to it, who sees it, and how it ends."""

from datetime import date

import pytest

from jiannuo.commitments.actions.meetings import call_meeting
from jiannuo.commitments.meetings.period import first_day, usual_title
from jiannuo.commitments.models import Commitment, Decision, Meeting, MeetingPack
from jiannuo.commitments.tests.conftest import District, appoint, on
from jiannuo.commitments.tests.meetings.calling import call, decide, held, told
from jiannuo.kernel.act import act
from jiannuo.kernel.fold import differences
from jiannuo.kernel.loops import loop_of
from jiannuo.kernel.loops.promises import findings
from jiannuo.kernel.models import Matter, Outbox
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.visible import visible
from jiannuo.people.models import Post, Unit


def again(row: Meeting) -> Meeting:
    return Meeting.objects.get(pk=row.pk)


@pytest.mark.parametrize("key", ["commitments.meeting", "commitments.decision"])
def test_the_loop_keeps_the_kernels_promises(key: str) -> None:
    assert findings(loop_of(key)) == []


def test_only_the_supervision_office_calls_a_meeting(district: District, moving: Commitment) -> None:
    for viewer in (district.leader, district.officer, district.resident):
        with on("2024-03-01"), pytest.raises(Refused) as refused:
            call_meeting(told(moving, district, "2024-03-05"), actor=viewer)
        assert refused.value.code == Code.NOT_YOURS


def test_units_that_lead_or_assist_in_scope_are_called(district: District, moving: Commitment) -> None:
    meeting = call(moving, district, "2024-03-01", "2024-03-05")
    assert meeting.title == "2024年3月调度会"
    assert meeting.invited == [district.lead.pk, district.assisting.pk]
    assert meeting.duties.filter(kind="assist").count() == 2
    topics = set(Outbox.objects.filter(matter_id=meeting.pk).values_list("topic", flat=True))
    assert topics == {"kernel.new_duty", "commitments.meeting_called"}
    assert differences(again(meeting)) == []


def test_those_who_take_part_see_it_and_nobody_else(district: District, moving: Commitment) -> None:
    third = Unit.objects.create(code="JYJ", name="区教育局", kind="government", order=9)
    stranger = appoint("教育科员", Post.objects.create(unit=third, title="科员", role="department"))
    deputy = appoint("代表", Post.objects.create(unit=third, title="代表", role="deputy"))
    meeting = held(moving, district, "2024-03-05")
    for viewer in (district.supervisor, district.leader, district.officer, district.other):
        assert list(visible(viewer, Meeting)) == [meeting]
        assert visible(viewer, MeetingPack).count() == 1
    for viewer in (stranger, deputy, district.resident, district.public):
        assert not visible(viewer, Meeting).exists()
        assert not visible(viewer, MeetingPack).exists()


def test_a_scope_without_commitments_is_refused(district: District, moving: Commitment) -> None:
    for scope in ({"domains": "education"}, {"units": [district.supervisor.posts[0].unit_id]}):
        with pytest.raises(Refused) as refused:
            call(moving, district, "2024-03-01", "2024-03-05", **scope)
        assert refused.value.code == Code.GUARDED


@pytest.mark.parametrize(
    "wrong",
    [{"day": "2024-02-28"}, {"at": "25:00"}, {"at": "上午"}, {"since": "2024-03-06"}, {"units": ["x"]}],
)
def test_what_cannot_be_is_refused(district: District, moving: Commitment, wrong: dict[str, str]) -> None:
    facts = told(moving, district, "2024-03-05") | wrong
    with on("2024-03-01"), pytest.raises(Refused):
        call_meeting(facts, actor=district.supervisor)
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("kind", "day", "title"),
    [
        ("season", date(2024, 4, 10), "2024年第一季度调度会"),
        ("season", date(2024, 9, 26), "2024年第三季度调度会"),
        ("season", date(2025, 1, 8), "2024年第四季度调度会"),
        ("month", date(2024, 12, 31), "2024年12月调度会"),
        ("any", date(2024, 9, 18), "9月18日随时调度会"),
        ("topic", date(2024, 9, 18), ""),
    ],
)
def test_a_meeting_is_named_after_what_it_looks_at(kind: str, day: date, title: str) -> None:
    assert usual_title(kind, day) == title


@pytest.mark.parametrize(
    ("kind", "day", "first"),
    [
        ("season", date(2024, 5, 31), date(2024, 2, 29)),
        ("month", date(2024, 1, 15), date(2023, 12, 15)),
        ("any", date(2024, 3, 31), date(2024, 2, 29)),
    ],
)
def test_without_an_earlier_meeting_a_season_or_a_month_is_looked_at(
    db: None, kind: str, day: date, first: date
) -> None:
    assert first_day(kind, 1, day) == first


def test_a_topic_needs_a_name(district: District, moving: Commitment) -> None:
    with pytest.raises(Refused) as refused:
        call(moving, district, "2024-03-01", "2024-03-05", kind="topic")
    assert "title" in refused.value.fields


def test_moving_it_moves_the_day_in_everybodys_list(district: District, moving: Commitment) -> None:
    meeting = call(moving, district, "2024-03-01", "2024-03-05")
    with on("2024-03-02"):
        act(
            meeting,
            "move",
            actor=district.supervisor,
            facts={"day": "2024-03-08", "reason": "与上级会议冲突"},
        )
    meeting = again(meeting)
    assert meeting.meets_on == date(2024, 3, 8)
    assert meeting.starts_at.isoformat() == "2024-03-08T01:30:00+00:00"
    assert meeting.due_at is not None
    assert meeting.due_at.isoformat().startswith("2024-03-08T15:59:59")
    assert Outbox.objects.filter(topic="commitments.meeting_moved").count() == 1
    assert differences(meeting) == []


def test_a_change_changes_something(district: District, moving: Commitment) -> None:
    meeting = call(moving, district, "2024-03-01", "2024-03-05")
    with on("2024-03-02"), pytest.raises(Refused):
        act(meeting, "move", actor=district.supervisor, facts={"place": meeting.place, "reason": "没有理由"})


def test_a_cancelled_meeting_is_told_and_over(district: District, moving: Commitment) -> None:
    meeting = call(moving, district, "2024-03-01", "2024-03-05")
    with on("2024-03-02"):
        act(meeting, "cancel", actor=district.supervisor, facts={"reason": "并入季调度"})
    (row,) = Outbox.objects.filter(topic="commitments.meeting_cancelled")
    assert len(row.payload["to"]) == 3
    assert again(meeting).outcome == "cancelled"


def test_it_is_not_held_before_its_day(district: District, moving: Commitment) -> None:
    meeting = call(moving, district, "2024-03-01", "2024-03-05")
    with on("2024-03-04"), pytest.raises(Refused) as refused:
        act(meeting, "hold", actor=district.supervisor)
    assert refused.value.code == Code.GUARDED


def test_units_answer_the_call(district: District, moving: Commitment) -> None:
    meeting = call(moving, district, "2024-03-01", "2024-03-05")
    with on("2024-03-02"):
        act(meeting, "answer_call", actor=district.officer, facts={"attending": "分管副局长"})
        with pytest.raises(Refused):
            act(meeting, "answer_call", actor=district.resident, facts={"attending": "居民"})


def test_another_scope_calls_other_units(district: District, moving: Commitment) -> None:
    moving.assisting_units.clear()
    meeting = call(moving, district, "2024-03-01", "2024-03-05", commitments=[moving.pk])
    assert meeting.invited == [district.lead.pk]
    moving.assisting_units.add(district.assisting)
    with on("2024-03-02"):
        facts = {"units": [district.lead.pk], "since": "2024-02-01", "reason": "补上配合单位"}
        act(meeting, "rescope", actor=district.supervisor, facts=facts)
    meeting = again(meeting)
    assert (meeting.invited, meeting.scope) == (
        [district.lead.pk, district.assisting.pk],
        {"units": [district.lead.pk]},
    )
    assert differences(meeting) == []


def test_it_is_put_away_when_all_it_decided_is_done(district: District, moving: Commitment) -> None:
    meeting = held(moving, district, "2024-03-05")
    decision = decide(meeting, district, "2024-03-05", "2024-03-31", commitment=moving.pk)
    closing = {"closing": "议定事项全部落实"}
    with on("2024-03-20"):
        with pytest.raises(Refused) as refused:
            act(meeting, "archive", actor=district.supervisor, facts=closing)
        assert refused.value.code == Code.CHILDREN_OPEN
        act(decision, "call_off", actor=district.supervisor, facts={"reason": "情况变化，不再需要"})
        act(meeting, "archive", actor=district.supervisor, facts=closing)
    assert again(meeting).outcome == "archived"


def test_nothing_is_decided_before_the_meeting_or_after_it_was_put_away(
    district: District, moving: Commitment
) -> None:
    meeting = call(moving, district, "2024-03-05", "2024-03-05")
    with pytest.raises(Refused):
        decide(meeting, district, "2024-03-05", "2024-03-31")
    with on("2024-03-05", 11):
        act(meeting, "hold", actor=district.supervisor)
        act(meeting, "archive", actor=district.supervisor, facts={"closing": "没有议定事项"})
    with pytest.raises(Refused):
        decide(meeting, district, "2024-03-05", "2024-03-31")
    assert not Decision.objects.exists()
    assert Matter.objects.filter(loop="commitments.decision").count() == 0
