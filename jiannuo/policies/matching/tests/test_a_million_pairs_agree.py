"""Random pairs of a tree and facts: the three functions never disagree.

``JIANNUO_PAIRS=1000000 pytest jiannuo/policies/matching -k million`` makes it a million.
"""

import os
from random import Random

import numpy as np
import pytest

from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.tests.words import DAY, WORDS
from jiannuo.policies.matching.all import match_all
from jiannuo.policies.matching.index import Index
from jiannuo.policies.matching.one import Matcher
from jiannuo.policies.matching.packing import unpacked
from jiannuo.policies.matching.plan import Plan
from jiannuo.policies.matching.population import Population
from jiannuo.policies.matching.tests.pairs import condition, facts

PAIRS = int(os.environ.get("JIANNUO_PAIRS", "20000"))
ROWS, COLUMNS = 100, 100 if PAIRS < 100_000 else 500


@pytest.mark.parametrize("seed", range(-(-PAIRS // (ROWS * COLUMNS))))
def test_a_million_pairs_agree(seed: int) -> None:
    dice = Random(seed)
    asked = [condition(dice) for _ in range(ROWS)]
    known = [facts(dice) for _ in range(COLUMNS)]
    explainer = Explainer(WORDS, DAY)
    said = np.array([[explainer.explain(one, each).truth for each in known] for one in asked])
    plan = Plan.of(asked, WORDS, DAY)
    # with and without finished atoms, in chunks of one word and all at once
    index = Index.of(Population.of(enumerate(known)), plan, chunk=1 + seed % 2, kept=(seed % 3) << 10)
    found = match_all(index)
    together = unpacked(found.surely, len(known)).astype(int) + unpacked(found.possibly, len(known))
    assert np.argwhere(together != said).tolist() == []
    matcher = Matcher(plan)
    alone = np.array([matcher.match(one).truths for one in known]).T
    assert np.argwhere(alone != said).tolist() == []
    # conditions that are new to an index
    fewer = match_all(Index.of(index.population, Plan.of(asked[:3], WORDS, DAY)), plan)
    assert (fewer.surely == found.surely).all()
    assert (fewer.possibly == found.possibly).all()
