"""企业问题: whoever solved it never closes it; unsolved is a new round; it does not wander for ever."""

from collections.abc import Callable
from typing import Any

import pytest

from jiannuo.enterprises.actions.raising import bring_up
from jiannuo.enterprises.limits import load
from jiannuo.enterprises.models import Enterprise, Problem
from jiannuo.enterprises.tests.conftest import Clerk, Make, SignIn, Town
from jiannuo.kernel.act import act, steps_open_to
from jiannuo.kernel.fold import differences
from jiannuo.kernel.models import Clock
from jiannuo.kernel.refusal import Refused

TOLD = {"kind": "premises", "words": "厂房租约年底到期，找不到合适的地方"}
ANSWER = {"answer": "已联系两处闲置楼宇，陪同看过，租金谈到原价九折。"}


@pytest.fixture
def row(make: Make, town: Town) -> Enterprise:
    load()
    return make(1)


@pytest.fixture
def raised(row: Enterprise, town: Town) -> Problem:
    """The inspector heard of it on a visit; the works department can solve it."""
    return bring_up(row, TOLD, actor=town.inspector, unit_id=town.works.pk)


def again(problem: Problem) -> Problem:
    return Problem.objects.get(pk=problem.pk)


def refused(problem: Problem, step: str, actor: Any, **facts: Any) -> str:
    with pytest.raises(Refused) as refusal:
        act(again(problem), step, actor=actor, facts=facts)
    return str(refusal.value.sentence)


def answered(problem: Problem, town: Town) -> Problem:
    act(again(problem), "accept", actor=town.officer)
    act(again(problem), "answer", actor=town.officer, facts=ANSWER)
    return again(problem)


def test_the_enterprise_closes_it(raised: Problem, town: Town, clerk_of: Callable[..., Clerk]) -> None:
    done = answered(raised, town)
    act(done, "confirm", actor=clerk_of(done.enterprise).viewer)
    assert (again(raised).state, again(raised).solved) == ("solved", True)
    assert differences(again(raised)) == []


def test_the_unit_that_answered_does_not(raised: Problem, town: Town) -> None:
    done = answered(raised, town)
    assert [step.key for step in steps_open_to(town.officer, done)] == []
    refused(done, "confirm", town.officer)
    act(done, "confirm", actor=town.inspector)
    assert again(raised).state == "solved"


def test_what_a_unit_raised_and_solved_itself_is_checked_by_another(row: Enterprise, town: Town) -> None:
    own = bring_up(row, TOLD, actor=town.officer, unit_id=town.works.pk)
    done = answered(own, town)
    assert {duty.unit_id for duty in done.duties.filter(kind="verify", closed_at=None)} == {town.office.pk}
    refused(done, "confirm", town.officer)


def test_unsolved_is_another_round(raised: Problem, town: Town, clerk_of: Callable[..., Clerk]) -> None:
    done = answered(raised, town)
    act(done, "not_solved", actor=clerk_of(done.enterprise).viewer, facts={"reason": "房子太小，不能用"})
    assert (again(raised).state, again(raised).round) == ("accepted", 2)


def test_an_enterprise_may_withdraw_and_say_why(
    raised: Problem, town: Town, clerk_of: Callable[..., Clerk]
) -> None:
    clerk = clerk_of(raised.enterprise).viewer
    refused(raised, "withdraw", clerk)
    act(again(raised), "withdraw", actor=clerk, facts={"reason": "自己找到了"})
    assert (again(raised).outcome, again(raised).solved) == ("withdrawn", False)


def test_passing_on_gives_the_new_unit_its_days_and_the_enterprise_no_longer_wait(
    raised: Problem, town: Town
) -> None:
    before = Clock.objects.get(matter=raised, key="solving", stopped_at=None).due_at
    act(again(raised), "pass_on", actor=town.officer, facts={"unit": town.office.pk, "reason": "归办公室管"})
    passed = again(raised)
    assert passed.unit_id == town.office.pk
    assert {duty.unit_id for duty in passed.duties.filter(kind="lead", closed_at=None)} == {town.office.pk}
    assert Clock.objects.get(matter=raised, key="solving", stopped_at=None).due_at == before
    assert Clock.objects.filter(matter=raised, key="accepting").count() == 2


def test_it_does_not_wander_between_units(raised: Problem, town: Town) -> None:
    why = "不归本单位管理"
    assert "已经在这个单位" in refused(raised, "pass_on", town.officer, unit=town.works.pk, reason=why)
    act(again(raised), "pass_on", actor=town.officer, facts={"unit": town.office.pk, "reason": why})
    act(again(raised), "pass_on", actor=town.inspector, facts={"unit": town.works.pk, "reason": why})
    assert "已经转办 2 次" in refused(raised, "pass_on", town.officer, unit=town.office.pk, reason=why)
    stranger = town.stranger.standings[0].unit_id
    act(again(raised), "assign", actor=town.inspector, facts={"unit": stranger, "reason": "职责在教育局"})
    assert again(raised).unit_id == stranger


def test_raised_by_the_enterprise_itself_it_goes_to_somebody(
    row: Enterprise, town: Town, clerk_of: Callable[..., Clerk]
) -> None:
    problem = bring_up(row, TOLD, actor=clerk_of(row).viewer)
    assert problem.unit_id == town.office.pk
    assert problem.raised_by_id is None


def test_a_stranger_raises_nothing(row: Enterprise, make: Make, clerk_of: Callable[..., Clerk]) -> None:
    other = clerk_of(make(2)).viewer
    with pytest.raises(Refused):
        bring_up(row, TOLD, actor=other)


def test_the_enterprise_follows_and_decides_on_its_page(
    raised: Problem, town: Town, clerk_of: Callable[..., Clerk], sign_in: SignIn
) -> None:
    client = sign_in(clerk_of(raised.enterprise).viewer)
    address = f"/my/enterprise/{raised.enterprise_id}/problems/{raised.pk}/"
    assert "已提出，待受理" in client.get(address).content.decode()
    done = answered(raised, town)
    page = client.get(address).content.decode()
    assert "租金谈到原价九折" in page
    missing = client.post(address, {"step": "not_solved", "expect": done.revision})
    assert missing.status_code == 422
    client.post(address, {"step": "confirm", "expect": done.revision})
    assert again(raised).state == "solved"
    assert client.post(address, {"step": "nonsense"}).status_code == 404


def test_whoever_solves_it_reads_it_and_finds_the_enterprise(
    raised: Problem, town: Town, sign_in: SignIn
) -> None:
    page = sign_in(town.officer).get(f"/matters/{raised.pk}/").content.decode()
    assert TOLD["words"] in page
    assert f'href="/enterprises/{raised.enterprise_id}/"' in page
