"""Every model of policies by every role: who sees which rows."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps

from jiannuo.kernel.act import act
from jiannuo.kernel.models import Matter
from jiannuo.kernel.now import now
from jiannuo.kernel.visible import may_see, visible
from jiannuo.people.viewer import viewer_of
from jiannuo.policies.actions.asking import ask, object_to
from jiannuo.policies.models import (
    Batch,
    Claim,
    Clause,
    Decision,
    Entry,
    Example,
    Match,
    Matched,
    Objection,
    Parameter,
    Policy,
    Pool,
    Question,
    Transition,
    Version,
)
from jiannuo.policies.queries.accounts import account_shown
from jiannuo.policies.queries.announced import batches, lines
from jiannuo.policies.tests.conftest import (
    ACCOUNT,
    City,
    account_of,
    again,
    announced,
    approved,
    confirm,
    draft,
    member,
    on,
    policy,
)

OFFICERS = ("head", "officer", "clerk", "payer_head", "payer", "lawyer", "market", "other")
EVERYBODY = frozenset((*OFFICERS, "leader", "supervisor", "boss", "colleague", "rival", "resident", "public"))
OFFICES = EVERYBODY - {"boss", "colleague", "rival", "resident", "public"}
OWN = frozenset({"boss", "colleague"})
UNIT = frozenset({"head", "officer", "clerk"})
PAYER = frozenset({"payer_head", "payer"})
ABOVE = frozenset({"leader", "supervisor"})

#: who sees the row that ``world`` makes of each model
SEEN: dict[type[Any], frozenset[str]] = {
    Policy: EVERYBODY,
    Version: EVERYBODY,
    Clause: EVERYBODY,
    Example: EVERYBODY,
    Parameter: EVERYBODY,
    Batch: EVERYBODY,
    Pool: OFFICES,
    Match: OWN | UNIT | {"supervisor"},
    Transition: OWN | UNIT | {"supervisor"},
    Decision: OWN | UNIT | {"supervisor"},
    Claim: OWN | UNIT | PAYER | ABOVE,
    Objection: OWN | UNIT | ABOVE,
    Question: OWN | UNIT | ABOVE,
    Entry: UNIT | PAYER | {"supervisor"},
    # bookkeeping of the matcher
    Matched: frozenset(),
}


@pytest.fixture
def world(city: City, version: Version, claim: Claim) -> dict[type[Any], Any]:
    """One row of every model, all about the firm; the batch is announced."""
    batch = announced(city, version, claim)
    with on("2024-03-08"):
        told = {"words": "没有算上去年的研发投入，请复核。"}
        objection = object_to(city.boss, version, city.firm, facts=told)
        question = ask(city.boss, version.policy, city.firm, facts={"words": "什么时候公示？"})
        about = {"version": version, "enterprise": city.firm}
        match = Match.objects.create(**about, standing="fits", since=now())
        change = Transition.objects.create(**about, number=1, cause="fact", happened_at=now())
        decision = Decision.objects.create(
            policy=version.policy,
            enterprise=city.firm,
            question="问",
            answer=True,
            reason="核实",
            decided_by=account_of(city.officer),
            decided_at=now(),
        )
        day = {"day": now().date(), "seen": None, "digest": ""}
        matched, _made = Matched.objects.get_or_create(version=version, defaults=day)
        parameter = Parameter.objects.create(word="参数", dimension="money", amount=1, source="文件")
    return {
        Policy: version.policy,
        Version: version,
        Clause: version.clauses.all()[0],
        Example: version.examples.all()[0],
        Parameter: parameter,
        Batch: batch,
        Pool: city.pool,
        Match: match,
        Transition: change,
        Decision: decision,
        Claim: claim,
        Objection: objection,
        Question: question,
        Entry: Entry.objects.get(claim=claim),
        Matched: matched,
    }


def test_every_model_has_its_line() -> None:
    assert set(SEEN) == set(apps.get_app_config("policies").get_models())


def test_every_role_sees_what_it_may_and_nothing_else(city: City, world: dict[type[Any], Any]) -> None:
    with on("2024-03-08"):
        found = {
            model.__name__: {
                name
                for name in EVERYBODY
                if visible(getattr(city, name), model).filter(pk=row.pk).exists()
                and may_see(getattr(city, name), row)
            }
            for model, row in world.items()
        }
    assert found == {model.__name__: set(names) for model, names in SEEN.items()}


def test_a_draft_is_for_those_who_work_on_it(city: City) -> None:
    with on("2024-03-04"):
        row = draft(city, policy(city, "secret"))
        before = {name for name in EVERYBODY if may_see(getattr(city, name), row)}
        assert before == UNIT | ABOVE
        for model in (Policy, Clause, Example):
            assert not visible(city.boss, model).exists()
            assert not visible(city.other, model).exists()
            assert visible(city.officer, model).exists()
        act(row, "submit", actor=city.officer)
        assert may_see(city.market, again(row))
        assert not may_see(city.lawyer, again(row))
        act(row, "return_fair", actor=city.market, facts={"reason": "请补充说明。"})
    assert may_see(city.market, again(row))


def test_who_left_the_enterprise_sees_nothing_of_it_any_more(city: City, version: Version) -> None:
    with on("2024-03-05"):
        leaving = member("leaving", city.firm, until=date(2024, 3, 31))
        claim = confirm(leaving, version, city.firm)
        assert may_see(leaving, claim)
    with on("2024-04-01"):
        later = viewer_of(account_of(leaving))
        assert not may_see(later, again(claim))
        assert not visible(later, Claim).exists()


def test_what_an_account_asks_for_no_enterprise_is_its_own(city: City, version: Version) -> None:
    with on("2024-03-05"):
        row = ask(city.resident, version.policy, None, facts={"words": "个体户能不能申请？"})
    assert may_see(city.resident, row)
    assert not may_see(city.boss, row)


def test_the_account_number_is_whole_for_the_enterprise_and_the_payer_whose_turn_it_is(
    city: City, version: Version, claim: Claim
) -> None:
    def shown() -> dict[str, str]:
        row = again(claim)
        return {name: account_shown(getattr(city, name), row) for name in EVERYBODY}

    whole, masked = ACCOUNT["account_number"], "**** 5678"
    before = shown()
    assert {name for name, text in before.items() if text == whole} == OWN
    assert set(before.values()) == {whole, masked}
    approved(city, version, claim)
    assert {name for name, text in shown().items() if text == whole} == OWN | PAYER


def test_the_public_list_says_who_and_how_much(city: City, version: Version, claim: Claim) -> None:
    batch = announced(city, version, claim)
    (line,) = lines(batch)
    assert vars(line) == {"enterprise": city.firm.name, "amount": claim.amount}
    assert list(batches()) == [batch]
    assert not Matter.objects.filter(published=True, loop="policies.claim").exists()
    with on("2024-03-15"):
        act(batch, "return_first", actor=city.head, facts={"reason": "名单有误，重新编制。"})
    assert lines(again(batch)) == []
