"""The way of an inspection: planned, approved, carried out as approved, concluded, fed back, closed."""

from typing import Any

import pytest

from jiannuo.kernel.act import act
from jiannuo.kernel.fold import differences
from jiannuo.kernel.loops import loop_of
from jiannuo.kernel.loops.promises import findings
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.people.models import Unit
from jiannuo.supervision.models import Inspection, Part
from jiannuo.supervision.tests.conftest import (
    District,
    again,
    approve,
    conclude,
    draft,
    on,
    part_of,
    photo,
    plan_of,
)


@pytest.mark.parametrize("key", ["supervision.inspection", "supervision.part", "supervision.proposal"])
def test_the_loop_keeps_the_kernels_promises(key: str) -> None:
    assert findings(loop_of(key)) == []


def refused(row: Inspection, step: str, actor: Any, **facts: Any) -> str:
    with pytest.raises(Refused) as refusal:
        act(row, step, actor=actor, facts=facts)
    return str(refusal.value.sentence)


def test_nothing_begins_before_it_was_approved(district: District, drafted: Inspection) -> None:
    with on("2024-03-12"):
        assert "拟方案" in refused(drafted, "start", district.inspector)
        act(drafted, "submit", actor=district.inspector)
        assert "待批准" in refused(drafted, "start", district.inspector)
        assert refused(drafted, "approve_plan", district.inspector)


def test_nothing_begins_before_the_approved_day(district: District, drafted: Inspection) -> None:
    with on("2024-03-05"):
        approve(district, drafted)
    with on("2024-03-10", 23, 59):
        assert "2024-03-11" in refused(drafted, "start", district.inspector)
    with on("2024-03-11", 0):
        act(drafted, "start", actor=district.inspector)


def test_nothing_begins_after_the_approved_days(district: District, drafted: Inspection) -> None:
    with on("2024-03-05"):
        approve(district, drafted)
    with on("2024-03-21", 0):
        assert "2024-03-20" in refused(drafted, "start", district.inspector)


def test_no_unit_outside_the_plan_is_inspected(district: District, under_way: Inspection) -> None:
    other = Unit.objects.create(code="JYJ", name="区教育局", kind="government")
    with on("2024-03-12"):
        found = {"unit": other.pk, "seen_on": "2024-03-12", "what": "顺路看了看", "verdict": "fact"}
        assert "区教育局不在批准的督查对象之内" in refused(under_way, "find", district.inspector, **found)


@pytest.mark.parametrize("day", ["2024-03-10", "2024-03-21"])
def test_what_is_found_was_seen_on_an_approved_day(
    district: District, under_way: Inspection, day: str
) -> None:
    found = {"unit": district.building.pk, "seen_on": day, "what": "工地停工", "verdict": "problem"}
    with on("2024-03-22"):
        assert "2024-03-11" in refused(under_way, "find", district.inspector, **found)


def test_who_is_inspected_is_not_in_the_group(district: District) -> None:
    own = district.builder.posts[0].pk
    with on("2024-03-04"), pytest.raises(Refused) as refusal:
        draft(district, members=[own])
    assert "区住建局 科员在被督查单位任职，应当回避" in str(refusal.value.sentence)


def test_the_office_does_not_inspect_itself(district: District) -> None:
    leader = district.leader.posts[0].pk
    with on("2024-03-04"), pytest.raises(Refused) as refusal:
        draft(district, units=[district.office.pk], chief=leader)
    assert "请报上一级政府督查机构" in str(refusal.value.sentence)


@pytest.mark.parametrize("kind", ["party", "branch", "mass", "congress"])
def test_only_objects_of_the_law_are_inspected(district: District, kind: str) -> None:
    other = Unit.objects.create(code="X", name="区委某部", kind=kind)
    with on("2024-03-04"), pytest.raises(Refused) as refusal:
        draft(district, units=[other.pk, district.city.pk])
    assert "区委某部不是区政府督查的对象" in str(refusal.value.sentence)


@pytest.mark.parametrize(
    "dates", [("2024-03-20", "2024-03-11"), ("2024-02-01", "2024-03-03")], ids=["backwards", "past"]
)
def test_a_plan_is_for_days_to_come(district: District, dates: tuple[str, str]) -> None:
    with on("2024-03-04"), pytest.raises(Refused):
        draft(district, begins_on=dates[0], ends_on=dates[1])


def test_a_plan_that_waited_too_long_is_not_approved(district: District, drafted: Inspection) -> None:
    with on("2024-03-05"):
        act(drafted, "submit", actor=district.inspector)
    with on("2024-03-21"):
        assert "已经过了" in refused(drafted, "approve_plan", district.leader)


def test_a_returned_plan_is_changed_and_sent_again(district: District, drafted: Inspection) -> None:
    with on("2024-03-05"):
        act(drafted, "submit", actor=district.inspector)
        act(drafted, "return_plan", actor=district.leader, facts={"reason": "范围太宽，只查住建"})
        facts = plan_of(district, units=[district.building.pk], scope="三个小区", title="住建专项督查")
        act(drafted, "revise", actor=district.inspector, facts=facts)
        approve(district, drafted)
    row = again(drafted)
    assert (row.title, row.scope) == ("住建专项督查", "三个小区")
    assert list(row.units.all()) == [district.building]
    assert differences(row) == []
    assert [part.unit for part in Part.objects.all()] == [district.building]


def test_a_change_of_the_plan_needs_a_new_approval(district: District, under_way: Inspection) -> None:
    later = plan_of(district, units=[district.city.pk], ends_on="2024-03-29", reason="另一家已自查整改")
    with on("2024-03-13"):
        act(under_way, "change_plan", actor=district.inspector, facts=later)
        assert "待批准" in refused(under_way, "start", district.inspector)
        act(under_way, "approve_plan", actor=district.leader)
        act(under_way, "start", actor=district.inspector)
    assert part_of(under_way, district.building).state == "called_off"
    assert part_of(under_way, district.city).state == "noticed"


def test_an_approved_plan_is_not_given_up_without_the_head(district: District, drafted: Inspection) -> None:
    with on("2024-03-05"):
        approve(district, drafted)
        changed = plan_of(district, reason="调整时间安排")
        act(drafted, "change_plan", actor=district.inspector, facts=changed)
        act(drafted, "return_plan", actor=district.leader, facts={"reason": "再想一想"})
        assert "曾获批准" in refused(drafted, "call_off", district.inspector, reason="不去了，取消")
        approve(district, drafted)
        act(drafted, "ask_termination", actor=district.inspector, facts={"reason": "与审计重复"})
        act(drafted, "grant_termination", actor=district.leader)
        act(drafted, "wind_up", actor=district.inspector, facts={"reason": "与审计重复，终止"})
    assert {part.state for part in Part.objects.all()} == {"called_off"}
    assert again(drafted).state == "terminated"


def test_a_plan_never_approved_is_called_off(district: District, drafted: Inspection) -> None:
    with on("2024-03-05"):
        act(drafted, "call_off", actor=district.inspector, facts={"reason": "并入综合督查"})
    assert again(drafted).state == "called_off"


def test_every_unit_gets_its_conclusion(district: District, under_way: Inspection) -> None:
    with on("2024-03-21"):
        act(under_way, "finish_visits", actor=district.inspector)
        told = {"unit": district.city.pk, "conclusion": "违建拆除按计划完成，没有发现问题。"}
        act(under_way, "conclude", actor=district.inspector, facts=told)
        assert "区住建局" in refused(under_way, "submit_conclusions", district.inspector)


@pytest.mark.parametrize(
    "facts",
    [
        {"issues": "补手续"},
        {"due_on": "2024-05-31"},
        {"issues": "补手续", "due_on": "2024-03-21"},
    ],
    ids=["no day", "nothing to do", "today"],
)
def test_what_must_be_rectified_has_a_day_to_come(
    district: District, under_way: Inspection, facts: dict[str, str]
) -> None:
    with on("2024-03-21"):
        act(under_way, "finish_visits", actor=district.inspector)
        told = {"unit": district.city.pk, "conclusion": "有两处违建没有拆除到位。"} | facts
        assert "整改" in refused(under_way, "conclude", district.inspector, **told)


def test_a_conclusion_may_be_written_again_until_it_is_fed_back(
    district: District, under_way: Inspection
) -> None:
    with on("2024-03-21"):
        act(under_way, "finish_visits", actor=district.inspector)
        told = {"unit": district.city.pk, "conclusion": "第一稿：有两处没有到位。"}
        act(under_way, "conclude", actor=district.inspector, facts=told)
    conclude(district, under_way)
    assert part_of(under_way, district.city).conclusion == "违建拆除按计划完成，没有发现问题。"


def test_conclusions_are_the_governments(district: District, under_way: Inspection) -> None:
    with on("2024-03-21"):
        act(under_way, "finish_visits", actor=district.inspector)
        for unit in (district.building, district.city):
            told = {"unit": unit.pk, "conclusion": "按计划完成，没有发现问题。"}
            act(under_way, "conclude", actor=district.inspector, facts=told)
        act(under_way, "submit_conclusions", actor=district.inspector)
        assert refused(under_way, "feed_back", district.inspector)
        assert part_of(under_way, district.city).state == "noticed"
        act(under_way, "return_conclusions", actor=district.leader, facts={"reason": "补充依据"})
        assert again(under_way).state == "concluding"


def test_a_member_with_an_interest_takes_no_more_part(district: District) -> None:
    with on("2024-03-04"):
        row = draft(district, members=[district.colleague.posts[0].pk])
        member = district.colleague.posts[0].pk
        act(row, "recuse", actor=district.colleague, facts={"member": member, "reason": "配偶在该局任职"})
        approve(district, row)
    with on("2024-03-11"):
        assert "回避的除外" in refused(row, "start", district.colleague)
        act(row, "start", actor=district.inspector)


def test_without_its_chief_there_is_no_group(district: District, drafted: Inspection) -> None:
    chief = {"member": district.inspector.posts[0].pk, "reason": "亲属在该局任职"}
    with on("2024-03-05"):
        assert "另定组长" in refused(drafted, "recuse", district.inspector, **chief)


def test_praise_and_blame_wait_for_the_head(district: District, fed_back: Inspection) -> None:
    with on("2024-04-02"):
        facts = {"unit": district.city.pk, "kind": "praise", "what": "全区通报表扬"}
        act(fed_back, "propose", actor=district.inspector, facts=facts)
        proposal = fed_back.children.get(loop="supervision.proposal")
        with pytest.raises(Refused):
            act(proposal, "grant", actor=district.inspector)
        act(proposal, "grant", actor=district.leader)
    proposal.refresh_from_db()
    assert proposal.state == "granted"


def test_it_closes_when_every_part_is_closed(district: District, fed_back: Inspection) -> None:
    building, city = part_of(fed_back, district.building), part_of(fed_back, district.city)
    with on("2024-03-29"):
        act(building, "sign", actor=district.builder)
        act(city, "sign_clean", actor=district.keeper)
        act(building, "waive", actor=district.builder)
    with on("2024-05-20"):
        proof = {"done": "两个小区已追回工期并公示", "evidence": [photo(district.builder)]}
        act(building, "report", actor=district.builder, facts=proof)
        summary = {"summary": "督查两家单位，发现两个问题，已经整改。"}
        assert "2 件" in refused(fed_back, "ask_to_close", district.inspector, **summary)
        with pytest.raises(Refused) as own:
            act(building, "write_off", actor=district.builder, facts={"finding": "自己看过了"})
        assert own.value.code == Code.NOT_YOURS
        act(building, "write_off", actor=district.inspector, facts={"finding": "现场核查属实"})
        act(city, "close_clean", actor=district.inspector)
        act(fed_back, "ask_to_close", actor=district.inspector, facts=summary)
        act(fed_back, "finish", actor=district.leader)
    row = again(fed_back)
    assert row.state == "finished"
    assert differences(row) == []
    assert part_of(row, district.building).solved is True
