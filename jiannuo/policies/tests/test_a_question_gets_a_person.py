"""Questions and objections: asked, answered in time, looked at by somebody who had no part in it."""

from datetime import date

import pytest

from jiannuo.enterprises.models import Value
from jiannuo.kernel.act import act
from jiannuo.kernel.refusal import Refused
from jiannuo.policies.actions.asking import ask, object_to
from jiannuo.policies.actions.claiming import claim as make_claim
from jiannuo.policies.answering import answer
from jiannuo.policies.models import Claim, Decision, Objection, Question, Version
from jiannuo.policies.queries.public_questions import public_questions
from jiannuo.policies.tests.conftest import (
    CONDITION,
    EXAMPLES,
    City,
    again,
    confirm,
    draft,
    on,
    payee,
    policy,
    publish,
)

MANUAL = "产品市场前景好"


@pytest.fixture
def question(city: City, version: Version) -> Question:
    """Asked on Tuesday 5 March 2024."""
    with on("2024-03-05"):
        return ask(city.boss, version.policy, city.firm, facts={"words": "上年营业收入按哪个口径？"})


def test_a_question_has_two_working_days(question: Question) -> None:
    clock = question.clocks.get(key="answering")
    assert clock.due_at is not None
    assert clock.due_at.date() == date(2024, 3, 7)


def test_the_thread_goes_on_until_it_helped(city: City, question: Question) -> None:
    with on("2024-03-06"):
        act(question, "ask_back", actor=city.officer, facts={"words": "是合并报表吗？"})
        act(question, "add", actor=city.colleague, facts={"words": "是单体报表。"})
        act(question, "answer", actor=city.officer, facts={"answer": "按税务申报的营业收入。"})
        act(question, "ask_again", actor=city.boss, facts={"words": "免税收入算吗？"})
    row = again(question)
    assert (row.state, row.round) == ("asked", 2)
    assert row.words.split("\n\n") == ["上年营业收入按哪个口径？", "是单体报表。", "免税收入算吗？"]
    with on("2024-03-07"):
        act(question, "answer", actor=city.officer, facts={"answer": "算，按申报表主表第 1 行。"})
        for viewer in (city.officer, city.rival, city.supervisor):
            with pytest.raises(Refused):
                act(question, "helpful", actor=viewer)
        act(question, "helpful", actor=city.colleague)
    assert (again(question).outcome, again(question).solved) == ("helped", True)


def test_a_question_is_passed_on_with_its_time(city: City, question: Question) -> None:
    due = question.clocks.get(key="answering").due_at
    with on("2024-03-06"):
        told = {"unit": city.finance.pk, "reason": "属于资金拨付问题。"}
        act(question, "forward", actor=city.officer, facts=told)
        with pytest.raises(Refused):
            act(question, "answer", actor=city.officer, facts={"answer": "已经转出去了。"})
        act(question, "answer", actor=city.payer, facts={"answer": "国库集中支付，T+3 到账。"})
    assert again(question).lead_id == city.finance.pk
    assert question.clocks.get(key="answering").due_at == due


def test_a_public_answer_is_checked_by_another_and_names_nobody(city: City, question: Question) -> None:
    with on("2024-03-06"):
        act(question, "answer", actor=city.officer, facts={"answer": "按税务申报的营业收入。"})
        with pytest.raises(Refused, match="还没有拟公开"):
            act(question, "publish", actor=city.clerk)
        named = {"public_words": f"{city.firm.name}问收入口径", "public_answer": "按税务申报口径。"}
        with pytest.raises(Refused, match="企业名称"):
            act(question, "propose_public", actor=city.officer, facts=named)
        told = {"public_words": "营业收入按哪个口径？", "public_answer": "按税务申报的营业收入。"}
        act(question, "propose_public", actor=city.officer, facts=told)
        assert public_questions() == []
        with pytest.raises(Refused):
            act(question, "publish", actor=city.officer)
        act(question, "publish", actor=city.clerk)
    (row,) = public_questions(question.policy_id)
    assert (row.words, row.answer) == (told["public_words"], told["public_answer"])
    assert not hasattr(row, "enterprise")


def test_nobody_asks_about_a_draft(city: City) -> None:
    with on("2024-03-04"):
        row = draft(city, policy(city, "secret"))
        with pytest.raises(Refused, match="没有发布"):
            ask(city.boss, row.policy, city.firm, facts={"words": "听说有新政策？"})


def test_nobody_asks_in_the_name_of_another_enterprise(city: City, version: Version) -> None:
    with on("2024-03-05"):
        with pytest.raises(Refused):
            ask(city.rival, version.policy, city.firm, facts={"words": "他们拿了多少？"})
        with pytest.raises(Refused):
            object_to(city.rival, version, city.firm, facts={"words": "他们不符合条件。"})


@pytest.fixture
def contested(city: City) -> Version:
    """A version with a question that people decide."""
    facts = [{**one, "facts": {**one["facts"], "认定": {MANUAL: True}}} for one in EXAMPLES]  # type: ignore[dict-item]
    condition = f"{CONDITION} 且 人工认定 “{MANUAL}”【第四条】"
    clauses = "【第二条】营业收入。\n【第三条】从业人员。\n【第四条】产品市场前景好。"
    with on("2024-03-04"):
        return publish(city, automatic=False, condition=condition, clauses=clauses, examples=facts)


@pytest.fixture
def refused(city: City, contested: Version) -> Claim:
    """Refused by the officer on 6 March."""
    with on("2024-03-05"):
        row = make_claim(city.boss, contested, city.firm, way="applied", facts=payee(city.firm))
    with on("2024-03-06"):
        act(row, "refuse", actor=city.officer, facts={"reason": "看不出市场前景，不符合第四条。"})
    found: Claim = again(row)
    return found


def object_(city: City, version: Version) -> Objection:
    """The firm objects to the fourth clause."""
    told = {"target": "refusal", "refs": "【第四条】", "words": "已有三家客户签约，附合同。"}
    return object_to(city.boss, version, city.firm, facts=told)


def test_from_a_refusal_by_an_objection_to_fitting(city: City, contested: Version, refused: Claim) -> None:
    with on("2024-03-07"):
        objection = object_(city, contested)
        with pytest.raises(Refused):  # decided it herself
            act(objection, "decide", actor=city.officer, facts={})
        wrong = {"ruling": "核实合同属实，应当认定。", "decided": "别的事项：是"}
        with pytest.raises(Refused, match="没有“别的事项”"):
            act(objection, "decide", actor=city.clerk, facts=wrong)
        told = wrong | {"decided": f"{MANUAL}：是"}
        act(objection, "decide", actor=city.clerk, facts=told)
        assert answer(contested, city.firm).standing == "fits"
        act(objection, "accept", actor=city.colleague)
        anew = make_claim(city.boss, contested, city.firm, way="applied", facts=payee(city.firm))
        act(anew, "pass_check", actor=city.officer)
    decision = Decision.objects.get()
    assert (decision.question, decision.answer) == (MANUAL, True)
    assert decision.decided_by_id == city.clerk.account_id
    assert again(objection).outcome == "accepted"


def test_a_wrong_fact_is_corrected_as_checked_by_an_officer(city: City, contested: Version) -> None:
    with on("2024-03-07"):
        objection = object_(city, contested)
        told = {"ruling": "现场核对工资表，人数有误。", "corrections": "上年从业人员：8人"}
        act(objection, "decide", actor=city.officer, facts=told)
    value = Value.objects.get(source="officer")
    assert (value.attribute, value.year, value.low, value.high) == ("staff", 2023, 8, 8)
    assert "现场核对" in value.reason
    assert value.recorded_by_id == city.officer.account_id


def test_a_correction_nobody_understands_is_refused(city: City, contested: Version) -> None:
    with on("2024-03-07"):
        objection = object_(city, contested)
        told = {"ruling": "现场核对工资表，人数有误。", "corrections": "去年员工：8人"}
        with pytest.raises(Refused, match="看不懂"):
            act(objection, "decide", actor=city.officer, facts=told)
        empty = {"ruling": "现场核对工资表，没有发现。"}
        with pytest.raises(Refused, match="维持原结论"):
            act(objection, "decide", actor=city.officer, facts=empty)
        act(objection, "uphold", actor=city.officer, facts=empty)
        with pytest.raises(Refused, match="以前可以表示"):
            act(objection, "close", actor=city.supervisor)
    with on("2024-03-25"):
        act(objection, "close", actor=city.supervisor)
    assert again(objection).outcome == "closed"


def test_where_everybody_had_a_part_supervision_looks(city: City, contested: Version) -> None:
    with on("2024-03-05"):
        for viewer in (city.head, city.officer, city.clerk):
            row = make_claim(city.boss, contested, city.firm, way="applied", facts=payee(city.firm))
            act(row, "refuse", actor=viewer, facts={"reason": "看不出市场前景，不符合第四条。"})
    with on("2024-03-07"):
        objection = object_(city, contested)
        duty = objection.duties.get(kind="approve", closed_at=None)
        assert duty.unit_id == city.supervisor.posts[0].unit_id
        for viewer in (city.head, city.officer, city.clerk):
            with pytest.raises(Refused):
                act(objection, "uphold", actor=viewer, facts={"ruling": "维持，理由同前，没有新情况。"})
        act(objection, "uphold", actor=city.supervisor, facts={"ruling": "维持，理由同前，没有新情况。"})


def test_one_objection_at_a_time(city: City, version: Version) -> None:
    with on("2024-03-05"):
        object_to(city.boss, version, city.firm, facts={"words": "营业收入数据不对。"})
        with pytest.raises(Refused, match="正在复核"):
            object_to(city.colleague, version, city.firm, facts={"words": "营业收入数据不对。"})
        told = {"words": "第九条不对。", "refs": "第九条"}
        with pytest.raises(Refused, match="【第九条】"):
            object_to(city.rival, version, city.rivals, facts=told)


def test_who_claimed_may_also_ask(city: City, version: Version) -> None:
    with on("2024-03-05"):
        confirm(city.boss, version, city.firm)
        row = ask(city.colleague, version.policy, city.firm, facts={"words": "什么时候到账？"})
    assert row.unit_id == city.industry.pk
