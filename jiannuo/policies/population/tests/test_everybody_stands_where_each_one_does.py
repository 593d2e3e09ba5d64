"""Matching everybody says of each what explaining says of one, in whatever portions they were loaded."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.facts import Evidence, Facts
from jiannuo.policies.answering.distance import distance
from jiannuo.policies.answering.standing import relaxed, standing_of
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.tests.words import DAY, WORDS, conditions
from jiannuo.policies.conditions.tests.words import facts as some_facts
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.matching import Population
from jiannuo.policies.population.joining import joined, taken
from jiannuo.policies.population.knowing import Known
from jiannuo.policies.population.lists import question_of
from jiannuo.policies.population.standings import WORDS as STANDINGS
from jiannuo.policies.population.standings import of_policy, standings

EXPLAINER = Explainer(WORDS, DAY)
POLICY = 7
several = st.lists(some_facts(), min_size=1, max_size=5)


def everyone(all_: list[Facts]) -> Known:
    told = [
        replace(one, decided={question_of(POLICY, question): said for question, said in one.decided.items()})
        for one in all_
    ]
    return Known(DAY, "", Population.of(list(enumerate(told))))


@settings(max_examples=80, deadline=None)
@given(conditions, several)
def test_everybody_stands_where_each_one_does(node: tree.Condition, all_: list[Facts]) -> None:
    (found,) = standings([of_policy(node, POLICY)], everyone(all_), WORDS)
    for row, facts in enumerate(all_):
        said = EXPLAINER.explain(node, facts)
        within = EXPLAINER.explain(relaxed(node), facts).truth is not Truth.FALSE
        expected = standing_of(said, distance(said), within)
        assert STANDINGS[found.codes[row]] == expected.word
        assert found.distance[row] == expected.distance
        on_register = EXPLAINER.explain(node, facts.founded_on(Evidence.REGISTER)).truth is Truth.TRUE
        assert found.registered[row] == (on_register and said.truth is Truth.TRUE)


@settings(max_examples=30, deadline=None)
@given(conditions, several, several)
def test_joined_portions_match_like_one_load(
    node: tree.Condition, one: list[Facts], other: list[Facts]
) -> None:
    together = everyone(one + other)
    parts = [everyone(one), everyone(other)]
    apart = replace(together, everything=joined([part.everything for part in parts]))
    (whole,), (pieces,) = (standings([of_policy(node, POLICY)], one_, WORDS) for one_ in (together, apart))
    assert np.array_equal(whole.codes, pieces.codes)
    assert np.array_equal(whole.registered, pieces.registered)


@settings(max_examples=30, deadline=None)
@given(conditions, several, st.data())
def test_taken_rows_stand_where_they_stood(
    node: tree.Condition, all_: list[Facts], data: st.DataObject
) -> None:
    rows = np.array(data.draw(st.lists(st.sampled_from(range(len(all_))), min_size=1)), np.int64)
    whole = everyone(all_)
    some = replace(whole, everything=taken(whole.everything, rows))
    (before,), (after,) = (standings([of_policy(node, POLICY)], one, WORDS) for one in (whole, some))
    assert np.array_equal(before.codes[rows], after.codes)
