"""Fits, manual, open, near: for one enterprise and for many by the same rule."""

from datetime import date

import numpy as np
from hypothesis import given, settings

from jiannuo.enterprises.facts import Facts
from jiannuo.policies.answering.distance import distance, distances, single_conditions
from jiannuo.policies.answering.standing import relaxed
from jiannuo.policies.answering.supposing import supposing
from jiannuo.policies.answering.tests.firms import WAN, asked, firm
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.tests.words import DAY as SOME_DAY
from jiannuo.policies.conditions.tests.words import WORDS, conditions
from jiannuo.policies.conditions.tests.words import facts as some_facts
from jiannuo.policies.conditions.truth import Truth

EXPLAINER = Explainer(WORDS, SOME_DAY)
TWO = "上年营业收入 不低于 2000万元 且 持有有效的 高新技术企业"


def test_known_true_fits() -> None:
    held = {"高新技术企业": (date(2025, 1, 1), date(2027, 12, 31))}
    assert asked(TWO, firm(held, revenue_2025=2000 * WAN)).standing == "fits"


def test_open_only_for_people_is_manual() -> None:
    found = asked("人工认定“主要产品有核心技术” 且 上年从业人员 不低于 10人", firm(staff_2025=20))
    assert found.standing == "manual"


def test_a_missing_fact_beside_a_question_is_open() -> None:
    found = asked("人工认定“主要产品有核心技术” 且 上年从业人员 不低于 10人", firm())
    assert found.standing == "open"


def test_two_conditions_away_and_within_reach_is_near() -> None:
    expired = {"高新技术企业": (date(2022, 1, 1), date(2024, 12, 31))}
    found = asked(TWO, firm(expired, revenue_2025=1700 * WAN))
    assert (found.standing, found.distance) == ("near", 2)


def test_a_title_that_was_never_held_is_far() -> None:
    assert asked(TWO, firm(revenue_2025=2500 * WAN)).standing == ""


def test_a_number_that_would_have_to_double_is_far() -> None:
    expired = {"高新技术企业": (date(2022, 1, 1), date(2024, 12, 31))}
    assert asked(TWO, firm(expired, revenue_2025=900 * WAN)).standing == ""


def test_another_district_is_far_however_close_the_rest() -> None:
    found = asked(
        "注册地 属于 中山区 且 上年从业人员 不低于 10人", firm(registered_at="210203", staff_2025=20)
    )
    assert (found.standing, found.distance) == ("", 1)


def test_an_age_to_come_is_near_and_one_that_is_past_is_far() -> None:
    assert asked("成立时间 满 3年", firm(founded=date(2024, 3, 1))).standing == "near"
    assert asked("成立时间 不满 2年", firm(founded=date(2020, 3, 1))).standing == ""


@settings(deadline=None)
@given(conditions, some_facts())
def test_supposing_nothing_changes_nothing(node: tree.Condition, facts: Facts) -> None:
    found = EXPLAINER.explain(node, facts)
    assert supposing(found, lambda _one: None) is found.truth


@settings(deadline=None)
@given(conditions, some_facts())
def test_nothing_is_missing_where_it_is_not_known_false(node: tree.Condition, facts: Facts) -> None:
    found = EXPLAINER.explain(node, facts)
    assert (distance(found) == 0) == (found.truth is not Truth.FALSE)


@settings(deadline=None)
@given(conditions, some_facts())
def test_the_distance_of_many_is_that_of_each(node: tree.Condition, facts: Facts) -> None:
    def missing(leaf: tree.Condition) -> np.ndarray:
        return np.array([EXPLAINER.explain(leaf, facts).truth is Truth.FALSE], np.int16)

    assert distances(node, missing)[0] == distance(EXPLAINER.explain(node, facts))
    assert all(not isinstance(leaf, tree.All | tree.Any) for leaf in single_conditions(node))


@settings(deadline=None)
@given(conditions, some_facts())
def test_what_is_not_known_false_is_not_known_false_when_relaxed(node: tree.Condition, facts: Facts) -> None:
    if EXPLAINER.explain(node, facts).truth is not Truth.FALSE:
        assert EXPLAINER.explain(relaxed(node), facts).truth is not Truth.FALSE
