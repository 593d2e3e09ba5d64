"""An index knows what it was made from: other facts, another day, other evidence are not the same."""

from datetime import date, timedelta

import numpy as np
import pytest

from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.tests.words import DAY, WORDS
from jiannuo.policies.matching import FOREVER, Held, Index, Numbers, Plan, Population, Words, match_all

ASKED = [
    read("上年从业人员 不低于 9人", WORDS),
    read("持有 高新技术企业", WORDS),
    read("企业规模 为 小型", WORDS),
]


def enterprise(staff: int, evidence: Evidence = Evidence.REGISTER) -> Facts:
    return Facts(
        {
            ("staff", 2025): Fact(Interval.point(staff), evidence),
            ("size", None): Fact(frozenset({"小型"}), evidence),
        },
        {"高新技术企业": (date(2024, 1, 1), None)},
        True,
        listed=evidence,
    )


def made(*staff: int, version: str = "") -> Population:
    return Population.of(((number, enterprise(one)) for number, one in enumerate(staff)), version)


def test_one_other_value_makes_it_stale() -> None:
    index = Index.of(made(8, 9), Plan.of(ASKED, WORDS, DAY))
    assert index.fits(made(8, 9).fingerprint, DAY)
    assert not index.fits(made(8, 10).fingerprint, DAY)
    assert not index.fits(made(8, 9).fingerprint, DAY + timedelta(days=1))


def test_the_loader_may_name_the_state_it_read() -> None:
    index = Index.of(made(8, version="7"), Plan.of(ASKED, WORDS, DAY))
    assert index.fits("7", DAY)
    assert not index.fits("8", DAY)


def test_other_atoms_are_another_index() -> None:
    population = made(8)
    one, other = (Index.of(population, Plan.of(part, WORDS, DAY)) for part in (ASKED[:1], ASKED[1:]))
    assert one.fingerprint != other.fingerprint


def test_an_index_answers_for_its_own_day_only() -> None:
    index = Index.of(made(8), Plan.of(ASKED, WORDS, DAY))
    with pytest.raises(ValueError, match="2026-05-20"):
        match_all(index, Plan.of(ASKED, WORDS, DAY + timedelta(days=1)))


def test_money_without_application_asks_registers_only() -> None:
    declared = Population.of([(1, enterprise(9)), (2, enterprise(9, Evidence.DECLARED))])
    plan = Plan.of(ASKED, WORDS, DAY)
    assert match_all(Index.of(declared, plan)).counts()[0].tolist() == [2, 2, 2]
    surely, possibly = match_all(Index.of(declared.founded_on(Evidence.REGISTER), plan)).counts()
    assert surely.tolist() == [1, 1, 1]
    assert possibly.tolist() == [2, 2, 2]


def test_arrays_say_the_same_as_facts() -> None:
    since, until = np.array([date(2024, 1, 1).toordinal(), 0], np.int32), np.full(2, FOREVER, np.int32)
    arrays = Population(
        np.array([0, 1]),
        {
            ("staff", 2025): Numbers.exact(np.array([9, 0]), np.array([False, True])),
            ("size", None): Words.exact(np.array([1, -1]), ["微型", "小型"]),
        },
        {"高新技术企业": Held(since, until)},
        np.array([True, False]),
    )
    facts = Population.of([(0, enterprise(9)), (1, Facts())])
    plan = Plan.of(ASKED, WORDS, DAY)
    one, other = (match_all(Index.of(population, plan)) for population in (arrays, facts))
    assert (one.surely == other.surely).all()
    assert (one.possibly == other.possibly).all()
    assert one.counts()[0].tolist() == [1, 1, 1]


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="2 rows in a population of 1"):
        Population(np.array([1]), {("staff", 2025): Numbers(np.array([1, 2]))})


def test_what_is_asked_of_the_wrong_kind_is_refused() -> None:
    wrong = tree.Compare(tree.Term("size"), tree.Op.AT_LEAST, tree.Amount(1, "人"))
    with pytest.raises(TypeError, match="size"):
        Index.of(made(8), Plan.of([wrong], WORDS, DAY))
