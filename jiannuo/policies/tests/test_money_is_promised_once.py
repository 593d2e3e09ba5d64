"""Who may claim, what excludes what, and what happens when the money does not suffice."""

from datetime import date
from typing import Any

import pytest

from jiannuo.enterprises.actions.stating import Said, state
from jiannuo.enterprises.facts import Interval
from jiannuo.kernel.act import act
from jiannuo.kernel.refusal import Refused
from jiannuo.policies.actions.batching import batch as make_batch
from jiannuo.policies.actions.claiming import claim as make_claim
from jiannuo.policies.actions.claiming import recovery
from jiannuo.policies.models import Claim, Entry, Pool, Version
from jiannuo.policies.money import entering
from jiannuo.policies.money.balance import of_claim, of_pool
from jiannuo.policies.tests.conftest import (
    AMOUNT,
    CONDITION,
    EXAMPLES,
    WAN,
    City,
    again,
    confirm,
    firm,
    member,
    on,
    payee,
    policy,
    publish,
    sent,
)
from jiannuo.policies.treasury.numbers import current_number


def test_only_members_of_the_enterprise_confirm(city: City, version: Version) -> None:
    former = member("former", city.firm, until=date(2024, 2, 1))
    with on("2024-03-05"):
        for viewer in (city.rival, city.resident, city.officer, city.leader, former):
            with pytest.raises(Refused):
                confirm(viewer, version, city.firm)
    assert not Claim.objects.exists()


def test_a_second_confirmation_is_refused_and_a_repetition_is_the_same(city: City, version: Version) -> None:
    with on("2024-03-05"):
        first = confirm(city.boss, version, city.firm, key="one-click")
        assert confirm(city.boss, version, city.firm, key="one-click") == first
        with pytest.raises(Refused, match="不能重复申请"):
            confirm(city.colleague, version, city.firm, key="another-click")
    assert Claim.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"promise": False}, "承诺"),
        ({"consent": False}, "不同意"),
        ({"account_name": "别家公司"}, "户名"),
        ({"account_number": "12ab"}, "填对"),
        ({"bank": ""}, "填对"),
    ],
)
def test_a_confirmation_is_refused_with(
    city: City, version: Version, changed: dict[str, Any], sentence: str
) -> None:
    with on("2024-03-05"), pytest.raises(Refused, match=sentence):
        confirm(city.boss, version, city.firm, **changed)


def test_what_is_told_by_the_enterprise_alone_pays_nothing(city: City, version: Version) -> None:
    with on("2024-03-05"):
        declared = firm(3, source="declared")
        with pytest.raises(Refused, match="登记数据"):
            confirm(member("third", declared), version, declared)


def test_what_is_not_known_pays_nothing_and_what_is_missed_says_how_far(city: City, version: Version) -> None:
    with on("2024-03-05"):
        unknown, poor = firm(3, revenue=None), firm(4, revenue=300)
        with pytest.raises(Refused):
            confirm(member("third", unknown), version, unknown)
        with pytest.raises(Refused, match="还差 200万元"):
            confirm(member("fourth", poor), version, poor)


def test_a_policy_out_of_force_is_not_claimed(city: City, version: Version) -> None:
    with on("2024-03-05"):
        act(version, "withdraw", actor=city.head, facts={"reason": "标准调整，停止执行。"})
        with pytest.raises(Refused, match="不在执行期"):
            confirm(city.boss, again(version), city.firm)


def test_what_was_promised_before_the_end_is_paid(city: City, version: Version, claim: Claim) -> None:
    with on("2024-03-05"):
        act(version, "withdraw", actor=city.head, facts={"reason": "标准调整，停止执行。"})
    sent(city, version, claim)
    assert again(claim).state == "sent"


def apply(city: City, version: Version, way: str = "applied") -> Claim:
    """An application of the firm."""
    return make_claim(city.boss, version, city.firm, way=way, facts=payee(city.firm))


def test_an_application_comes_in_its_window(city: City) -> None:
    with on("2024-03-04"):
        version = publish(city, automatic=False, opens_on="2024-04-01", closes_on="2024-04-30")
        with pytest.raises(Refused, match="2024-04-01"):
            apply(city, version)
        with pytest.raises(Refused, match="不是免申即享"):
            apply(city, version, way="automatic")
    with on("2024-05-06"), pytest.raises(Refused, match="截止"):
        apply(city, version)
    with on("2024-04-30"):
        assert apply(city, version).way == "applied"


def test_what_people_must_decide_is_decided_before_it_passes(city: City) -> None:
    question = "产品市场前景好"
    facts = [{**one, "facts": {**one["facts"], "认定": {question: True}}} for one in EXAMPLES]  # type: ignore[dict-item]
    with on("2024-03-04"):
        version = publish(
            city, automatic=False, condition=f"{CONDITION} 且 人工认定 “{question}”", examples=facts
        )
        claim = apply(city, version)
        with pytest.raises(Refused, match=question):
            act(claim, "pass_check", actor=city.officer)


def other_policy(city: City, key: str, amount: int, **changed: Any) -> Version:
    """Another one of the same group."""
    benefit = {"kind": "fixed", "amount": amount, "exclusive": "上台阶"}
    return publish(city, policy(city, key, title=key), benefit=benefit, **changed)


def test_of_a_group_one_is_open_at_a_time_and_may_be_exchanged(city: City) -> None:
    with on("2024-03-04"):
        low, high = other_policy(city, "low", AMOUNT), other_policy(city, "high", 2 * AMOUNT)
        first = confirm(city.boss, low, city.firm)
        with pytest.raises(Refused, match=r"“low：甲1科技有限公司”.*先撤回"):
            confirm(city.boss, high, city.firm)
        act(first, "withdraw", actor=city.boss, facts={"reason": "改选金额高的一项"})
        assert confirm(city.boss, high, city.firm).amount == 2 * AMOUNT


def test_beside_a_paid_one_only_the_difference_is_paid(city: City) -> None:
    with on("2024-03-04"):
        low, high = other_policy(city, "low", AMOUNT), other_policy(city, "high", 3 * AMOUNT)
        lower = other_policy(city, "lower", AMOUNT // 2)
        claim = confirm(city.boss, low, city.firm)
    sent(city, low, claim)
    with on("2024-03-20"):
        told = {"number": current_number(again(claim)), "paid_on": "2024-03-19"}
        act(claim, "receive", actor=city.payer, facts=told)
        with pytest.raises(Refused, match="就高不重复"):
            confirm(city.boss, lower, city.firm)
        assert confirm(city.boss, high, city.firm).amount == 2 * AMOUNT


@pytest.fixture
def scarce(city: City, version: Version) -> list[Claim]:
    """Three claims of 20 万, and money for two and a half; they came one after another."""
    with on("2024-03-05"):
        entering.cut(city.pool, 50 * WAN, key="cut")
    claims = []
    for number, day in enumerate(("2024-03-05", "2024-03-06", "2024-03-07"), 11):
        with on(day):
            row = firm(number)
            claims.append(confirm(member(f"m{number}", row), version, row))
    return claims


def test_when_the_pool_runs_out_nothing_is_lost_and_the_order_is_kept(
    city: City, scarce: list[Claim]
) -> None:
    first, second, third = scarce
    with on("2024-03-08"):
        act(first, "pass_check", actor=city.officer)
        act(second, "pass_check", actor=city.officer)
        with pytest.raises(Refused, match="只剩 10万元"):
            act(third, "pass_check", actor=city.officer)
        assert again(third).state == "reviewing"
        act(third, "hold", actor=city.officer)
        late = firm(20)
        fourth = confirm(member("late", late), again(third).version, late)
    with on("2024-03-11"):
        entering.grant(city.pool, 30 * WAN, key="more")
        with pytest.raises(Refused, match="先到先得"):
            act(fourth, "pass_check", actor=city.officer)
        act(third, "take_up", actor=city.officer)
        act(fourth, "pass_check", actor=city.officer)
    assert of_pool(city.pool).left == 0
    assert [again(one).state for one in (*scarce, fourth)] == ["checked"] * 4


def test_nobody_is_made_to_wait_for_money_that_is_there(city: City, claim: Claim) -> None:
    with on("2024-03-06"), pytest.raises(Refused, match="够用"):
        act(claim, "hold", actor=city.officer)


def test_a_refusal_frees_what_was_held_and_another_try_is_possible(
    city: City, version: Version, claim: Claim
) -> None:
    with on("2024-03-06"):
        act(claim, "refuse", actor=city.officer, facts={"reason": "核实已经停产，不符合第三条。"})
        assert confirm(city.boss, version, city.firm).pk != claim.pk
    assert of_claim(claim).waiting == 0


def test_a_shared_pool_gives_in_proportion_and_announces_what_is_paid(
    city: City, scarce: list[Claim]
) -> None:
    Pool.objects.filter(pk=city.pool.pk).update(mode="pro_rata")
    with on("2024-03-08"):
        for one in scarce:
            act(one, "pass_check", actor=city.officer)
        assert of_pool(city.pool).left == 50 * WAN
        batch = make_batch(city.officer, scarce[0].version, scarce)
        act(batch, "announce", actor=city.officer)
    given = [again(one).amount for one in scarce]
    assert sum(given) == 50 * WAN
    assert max(given) - min(given) <= 100
    assert [of_claim(one).waiting for one in scarce] == given
    assert of_pool(city.pool).left == 0


def test_a_pool_by_points_gives_to_the_highest_and_lets_the_others_wait(city: City) -> None:
    bands = "上年从业人员 不少于 40人 得 30分；上年从业人员 不少于 20人 得 20分；否则 5分"
    examples = [
        {"name": "甲", "facts": {"上年从业人员": "25人"}, "expected": "true"},
        {"name": "乙", "facts": {"上年从业人员": "3人"}, "expected": "false"},
    ]
    Pool.objects.filter(pk=city.pool.pk).update(mode="by_score")
    with on("2024-03-04"):
        condition = f"评分 不低于 10分：{{“规模”：{{{bands}}}}}"
        version = publish(city, condition=condition, clauses=None, examples=examples)
        entering.cut(city.pool, 80 * WAN, key="cut")
        small, large = firm(31, staff=25), firm(32, staff=45)
        first = confirm(member("small", small), version, small)
        second = confirm(member("large", large), version, large)
        for one in (first, second):
            act(one, "pass_check", actor=city.officer)
        act(make_batch(city.officer, version, [first, second]), "announce", actor=city.officer)
    assert [again(one).explanation["points"] for one in (first, second)] == [20, 30]
    assert (again(first).state, again(second).state) == ("short_of_money", "listed")
    assert (of_claim(first).waiting, of_claim(second).waiting) == (0, AMOUNT)


def test_a_check_looks_at_what_is_known_now(city: City, version: Version, claim: Claim) -> None:
    with on("2024-03-06"):
        corrected = Said("revenue", Interval.point(100 * WAN), "tax", date(2024, 3, 6), 2023)
        state(city.firm.pk, [corrected])
        with pytest.raises(Refused, match="还差 400万元"):
            act(claim, "pass_check", actor=city.officer)


@pytest.fixture
def paid(city: City, version: Version, claim: Claim) -> Claim:
    """Paid, rated, closed."""
    sent(city, version, claim)
    with on("2024-03-20"):
        told = {"number": current_number(again(claim)), "paid_on": "2024-03-19"}
        act(claim, "receive", actor=city.payer, facts=told)
        act(claim, "rate", actor=city.boss, facts={"satisfaction": "satisfied"})
    found: Claim = again(claim)
    return found


def test_money_is_recovered_by_two_persons_and_at_most_once(city: City, paid: Claim) -> None:
    told = {"amount": "200000", "reason": "审计发现从业人员数据虚报，不符合第三条。"}
    with on("2024-05-06"):
        with pytest.raises(Refused, match="只有"):
            recovery(city.officer, paid, facts=told | {"amount": "200000.01"})
        row = recovery(city.officer, paid, facts=told)
        with pytest.raises(Refused, match="已经在追回"):
            recovery(city.clerk, paid, facts=told)
        for viewer in (city.officer, city.head, city.boss):
            with pytest.raises(Refused):
                act(row, "decide", actor=viewer)
        act(row, "decide", actor=city.payer)
    with on("2024-05-20"):
        act(row, "repay", actor=city.payer, facts={"repaid_on": "2024-05-17", "number": "HD-0517"})
        with pytest.raises(Refused, match="只有"):
            recovery(city.officer, paid, facts=told)
    assert of_claim(paid).recovered == AMOUNT
    assert again(row).outcome == "recovered"
    assert Entry.objects.filter(kind="recover").count() == 1
