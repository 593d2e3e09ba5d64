"""A second engine that shares no code with ours finds the same enterprises."""

from random import Random

import pytest

from jiannuo.policies.conditions.tests.words import DAY, WORDS
from jiannuo.policies.matching.all import match_all
from jiannuo.policies.matching.index import Index
from jiannuo.policies.matching.packing import unpacked
from jiannuo.policies.matching.plan import Plan
from jiannuo.policies.matching.population import Population
from jiannuo.policies.matching.tests.frames import expression, frame
from jiannuo.policies.matching.tests.pairs import QUESTIONS, condition, facts


@pytest.mark.parametrize("seed", range(3))
def test_polars_finds_the_same(seed: int) -> None:
    dice = Random(1000 + seed)
    asked = [condition(dice, plain=True) for _ in range(60)]
    known = [facts(dice, large=False) for _ in range(500)]
    found = match_all(Index.of(Population.of(enumerate(known)), Plan.of(asked, WORDS, DAY)))
    table = frame(known, QUESTIONS)
    for row, node in enumerate(asked):
        sure, perhaps = expression(node)
        other = table.with_columns(sure.alias("sure"), perhaps.alias("perhaps"))
        assert unpacked(found.surely[row], len(known)).tolist() == other["sure"].to_list(), node
        assert unpacked(found.possibly[row], len(known)).tolist() == other["perhaps"].to_list(), node
