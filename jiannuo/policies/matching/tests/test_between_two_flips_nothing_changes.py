"""Until the next day of the clock every answer stays what it is."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.facts import Fact, Facts, Key
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.tests.words import DAY, WORDS, facts
from jiannuo.policies.matching.clock import next_flip
from jiannuo.policies.matching.flips import Flips
from jiannuo.policies.matching.plan import Plan
from jiannuo.policies.matching.population import Population
from jiannuo.policies.matching.tests.founded import conditions

LOOKED_AHEAD = 800


@st.composite
def perishable(draw: st.DrawFn) -> Facts:
    """Facts some of which go stale."""
    known = draw(facts())
    days = st.none() | st.dates(DAY - timedelta(days=30), DAY + timedelta(days=500))
    values: dict[Key, Fact] = {key: replace(fact, until=draw(days)) for key, fact in known.values.items()}
    return replace(known, values=values)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(conditions, perishable(), st.data())
def test_nothing_changes_before_the_next_flip(
    condition: tree.Condition, known: Facts, data: st.DataObject
) -> None:
    flip = next_flip([condition], WORDS, known, DAY)
    last = (flip or DAY + timedelta(days=LOOKED_AHEAD)) - timedelta(days=1)
    assert last >= DAY
    other = data.draw(st.dates(DAY, min(last, DAY + timedelta(days=LOOKED_AHEAD))))
    for day in {other, last}:
        assert (
            Explainer(WORDS, day).explain(condition, known).truth
            is Explainer(WORDS, DAY).explain(condition, known).truth
        )


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(conditions, st.lists(perishable(), min_size=1, max_size=3))
def test_columns_flip_when_each_enterprise_does(condition: tree.Condition, known: list[Facts]) -> None:
    """Together with the day of everyone the columns give the day of the single enterprise, or one before."""
    flips = Flips.of(Population.of(enumerate(known)), Plan.of([condition], WORDS, DAY))
    for row, one in enumerate(known):
        alone = next_flip([condition], WORDS, one, DAY)
        days = [flips.everyone] if flips.everyone else []
        if flips.days[row] < date.max.toordinal():
            days.append(date.fromordinal(int(flips.days[row])))
        assert min(days, default=None) == alone


def test_each_is_given_once_when_its_day_has_come() -> None:
    days = np.array([date(2026, 6, 3), date(2026, 6, 1), date(2026, 6, 2)], "O")
    flips = Flips(np.array([7, 8, 9]), np.array([one.toordinal() for one in days], np.int32), None)
    assert flips.due(date(2026, 5, 31)) == []
    assert flips.due(date(2026, 6, 2)) == [8, 9]
    assert flips.due(date(2026, 6, 2)) == []
    # looked at again: 8 flips later, 7 was changed and never flips
    flips.put(8, date(2026, 6, 5))
    flips.put(7, None)
    assert flips.due(date(2026, 6, 4)) == []
    assert flips.due(date(2026, 6, 5)) == [8]
    flips.put(9, date(2026, 6, 7))
    flips.put(9, date(2026, 6, 9))
    assert flips.due(date(2026, 6, 8)) == []
    assert flips.due(date(2026, 6, 9)) == [9]
