"""The way of one decision; and whatever anybody tries on it and on its meeting."""

import random
from typing import Any

import pytest

from jiannuo.commitments.models import Commitment, Decision, Meeting
from jiannuo.commitments.tests.conftest import District, on, photo
from jiannuo.commitments.tests.meetings.calling import call, decide, held
from jiannuo.kernel.act import act
from jiannuo.kernel.actors import Actor
from jiannuo.kernel.fold import differences
from jiannuo.kernel.loops.facts import Evidence, Fact, Rows
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.tests.walking import walk
from jiannuo.kernel.visible import visible
from jiannuo.people.models import Unit


@pytest.fixture
def meeting(district: District, moving: Commitment) -> Meeting:
    return held(moving, district, "2024-03-05")


@pytest.fixture
def decision(district: District, meeting: Meeting) -> Decision:
    more = {"assisting": [district.assisting.pk]}
    return decide(meeting, district, "2024-03-05", "2024-03-29", **more)


def again(row: Decision) -> Decision:
    return Decision.objects.get(pk=row.pk)


def result(district: District) -> dict[str, Any]:
    return {"result": "管线全部迁改完成，现场恢复。", "evidence": [photo(district.officer)]}


def test_those_who_owe_something_see_it(district: District, decision: Decision) -> None:
    for viewer in (district.supervisor, district.leader, district.officer, district.other):
        assert visible(viewer, Decision).count() == 1
    for viewer in (district.resident, district.public):
        assert not visible(viewer, Decision).exists()


def test_all_the_way_with_evidence_that_was_not_enough(district: District, decision: Decision) -> None:
    with on("2024-03-06"):
        act(decision, "sign", actor=district.officer)
        act(decision, "note", actor=district.officer, facts={"note": "已与产权单位对接"})
        with pytest.raises(Refused) as refused:
            act(decision, "answer", actor=district.officer, facts={"result": "管线全部迁改完成，现场恢复。"})
        assert refused.value.code == Code.FACTS
        act(decision, "answer", actor=district.officer, facts=result(district))
        with pytest.raises(Refused) as refused:
            act(decision, "settle", actor=district.officer, facts={"finding": "我自己说完成"})
        assert refused.value.code == Code.NOT_YOURS
        act(decision, "send_back", actor=district.supervisor, facts={"reason": "照片看不出完成"})
        act(decision, "answer", actor=district.officer, facts=result(district))
        act(decision, "settle", actor=district.supervisor, facts={"finding": "现场核验属实"})
    row = again(decision)
    assert (row.state, row.solved) == ("settled", True)
    assert differences(row) == []


def test_the_chair_gives_more_time_before_it_is_up(district: District, decision: Decision) -> None:
    ask = {"until": "2024-04-15", "reason": "产权单位审批未完"}
    with on("2024-03-25"):
        act(decision, "sign", actor=district.officer)
        early = ask | {"until": "2024-03-20"}
        with pytest.raises(Refused):
            act(decision, "ask_extension", actor=district.officer, facts=early)
        act(decision, "ask_extension", actor=district.officer, facts=ask)
        with pytest.raises(Refused):
            act(decision, "grant_extension", actor=district.supervisor)
        act(decision, "grant_extension", actor=district.leader)
    row = again(decision)
    assert (str(row.due_on), str(row.first_due_on), row.asked) == ("2024-04-15", "2024-03-29", {})
    assert differences(row) == []
    with on("2024-04-16"), pytest.raises(Refused):
        act(row, "ask_extension", actor=district.officer, facts=ask | {"until": "2024-05-01"})


def test_who_is_not_the_governments_to_assign_is_asked_first(
    district: District, moving: Commitment, meeting: Meeting
) -> None:
    league = Unit.objects.create(code="TQW", name="团区委", kind="mass", order=8)
    asked = {"unit": league.pk}
    with pytest.raises(Refused) as refused:
        decide(meeting, district, "2024-03-05", "2024-03-29", **asked)
    assert refused.value.code == Code.GUARDED
    moving.assisting_units.add(league)
    second = held(moving, district, "2024-03-06")
    assert decide(second, district, "2024-03-06", "2024-03-29", **asked).unit == league


def test_the_clock_ends_with_the_day_decided(district: District, decision: Decision) -> None:
    deadline = decision.clocks.get(key="deadline")
    assert deadline.due_at is not None
    assert deadline.due_at.isoformat().startswith("2024-03-29T15:59:59")


@pytest.mark.parametrize("seed", range(6))
def test_the_promises_hold_on_every_way(district: District, moving: Commitment, seed: int) -> None:
    dice = random.Random(seed)
    people = [district.supervisor, district.leader, district.officer, district.other, district.resident]
    viewers = {person.account_id: person for person in people}

    def make(fact: Fact, actor: Actor) -> Any:
        if isinstance(fact, Evidence):
            return [photo(viewers[actor.account_id])]
        assert isinstance(fact, Rows)
        rows = {
            "people.Unit": [district.lead.pk, district.assisting.pk],
            "people.Post": [district.overseer.pk],
            "commitments.Commitment": [moving.pk],
        }[fact.model]
        chosen = dice.choice(rows)
        return [chosen] if fact.many else chosen

    meeting = call(moving, district, "2024-03-01", "2024-03-05")
    taken: list[str] = []
    for day in range(5, 9):
        with on(f"2024-03-{day:02}"):
            taken += walk(meeting.pk, people, dice, 6, make)
            if Meeting.objects.get(pk=meeting.pk).state == "held" and dice.random() < 0.7:
                decide(meeting, district, f"2024-03-{day:02}", "2024-03-29")
        for row in Decision.objects.filter(closed_at=None):
            with on(f"2024-03-{day:02}", 15):
                taken += walk(row.pk, people, dice, 12, make)
    assert taken
