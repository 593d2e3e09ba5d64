"""What is read straight into columns is what would come of every enterprise's facts, one by one."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from jiannuo.enterprises.knowing import facts_of
from jiannuo.enterprises.models import Enterprise, Value
from jiannuo.kernel.now import frozen_at
from jiannuo.policies.matching import Numbers, Population, Words
from jiannuo.policies.models import Decision
from jiannuo.policies.population.lists import question_of
from jiannuo.policies.population.loading import loaded
from jiannuo.policies.population.tests.registry import decide, made_up
from jiannuo.policies.rematching.tests import world

DAY = date(2026, 5, 20)


def one_by_one(ids: list[int] | None, day: date) -> Population:
    """The specification."""
    told: dict[int, dict[str, bool]] = {}
    for one in Decision.objects.order_by("decided_at", "id"):
        if one.holds_on(day):
            told.setdefault(one.enterprise_id, {})[question_of(one.policy_id, one.question)] = one.answer
    facts = facts_of(ids, day)
    return Population.of((pk, replace(one, decided=told.get(pk, {}))) for pk, one in facts.items())


def same(one: Population, other: Population) -> None:
    """Every array and word of both, whatever the order of the columns."""
    assert one.ids.tolist() == other.ids.tolist()
    assert one.values.keys() == other.values.keys()
    for key, column in one.values.items():
        expected = other.values[key]
        assert [each.dtype for each in column.arrays()] == [each.dtype for each in expected.arrays()], key
        assert all(map(np.array_equal, column.arrays(), expected.arrays())), key
        if isinstance(column, Words):
            assert isinstance(expected, Words)
            assert column.domain == expected.domain, key
        else:
            assert isinstance(expected, Numbers)
            assert (column.high is None) == (expected.high is None), key
        assert (column.until is None) == (expected.until is None), key
        assert (column.evidence is None) == (expected.evidence is None), key
    assert one.held.keys() == other.held.keys()
    for name, held in one.held.items():
        assert all(map(np.array_equal, held.arrays(), other.held[name].arrays())), name
    assert np.array_equal(one.lists_all_held(), other.lists_all_held())
    assert {name: said.tolist() for name, said in one.decided.items()} == {
        name: said.tolist() for name, said in other.decided.items()
    }
    assert one.items.keys() == other.items.keys()
    for kind, items in one.items.items():
        assert np.array_equal(items.offsets, other.items[kind].offsets)
        assert np.array_equal(items.complete, other.items[kind].complete)
        same(items.population, other.items[kind].population)
    assert one.listed is None
    assert other.listed is None


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_columns_hold_what_facts_say(seed: int) -> None:
    with frozen_at(world.moment(DAY)):
        firms = made_up(seed, 40, DAY)
        decide(firms[3], "产品有核心技术", True, DAY)
        decide(firms[3], "产品有核心技术", False, DAY)
        decide(firms[5], "产品有核心技术", True, date(2027, 1, 1))
        for day in (DAY, date(2026, 5, 25), date(2025, 7, 1)):
            expected = one_by_one(None, day)
            assert ("size", None) in expected.values
            assert len(expected.values) > 10
            same(loaded(None, day), expected)
        some = [firm.pk for firm in firms[10:20]]
        same(loaded(some[::-1], DAY), one_by_one(some, DAY))


@pytest.mark.django_db
def test_nobody_makes_empty_columns() -> None:
    same(loaded(None, DAY), one_by_one(None, DAY))
    with frozen_at(world.moment(DAY)):
        world.enterprise(1)
    same(loaded(None, DAY), one_by_one(None, DAY))
    assert loaded([], DAY).size == 0


@pytest.mark.django_db
def test_a_number_that_stands_for_no_end_is_refused() -> None:
    with frozen_at(world.moment(DAY)):
        world.say(world.enterprise(1), "revenue", 2**63 - 1, 2025)
    for way in (loaded, one_by_one):
        with pytest.raises(OverflowError):
            way(None, DAY)


@pytest.mark.django_db
def test_words_and_numbers_are_not_one_column() -> None:
    with frozen_at(world.moment(DAY)):
        world.say(world.enterprise(1), "revenue", 5, 2025)
        world.say(world.enterprise(2), "revenue", "yes", 2025)
    for way in (loaded, one_by_one):
        with pytest.raises(TypeError):
            way(None, DAY)


@pytest.mark.django_db
def test_the_source_that_is_believed_does_not_depend_on_the_order_of_rows() -> None:
    with frozen_at(world.moment(DAY)):
        made_up(9, 20, DAY)
        before = loaded(None, DAY)
        rows = list(Value.objects.order_by("-pk"))
        Value.objects.all().delete()
        Value.objects.bulk_create(rows)
        same(loaded(None, DAY), before)
        assert Enterprise.objects.count() == before.size
