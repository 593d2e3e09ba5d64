"""Every number of every policy, one unit below, on and above; every age, a day before, on and after."""

from datetime import date

import pytest

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.tree import Op
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.conditions.writing import write
from jiannuo.policies.library.reading import policies
from jiannuo.policies.library.tests.edges import ANSWERS, born, leaves, number_at
from jiannuo.policies.library.vocabulary import vocabulary

DAY = date(2026, 5, 20)
WORDS = vocabulary().everything()
LEAVES = sorted(
    {
        write(leaf, WORDS): leaf
        for one in policies()
        for edition in one.editions
        for text in (edition.condition, *(trigger.condition for trigger in edition.triggers))
        for leaf in leaves(read(text, vocabulary()))
    }.items()
)
NUMBERS = [pytest.param(leaf, id=text) for text, leaf in LEAVES if isinstance(leaf, tree.Compare)]
AGES = [pytest.param(leaf, id=text) for text, leaf in LEAVES if isinstance(leaf, tree.Age)]


@pytest.mark.parametrize("leaf", NUMBERS)
def test_one_unit_below_on_and_above(leaf: tree.Compare) -> None:
    amount = leaf.amount.value
    if leaf.amount.parameter:
        known = WORDS.parameter(leaf.amount.parameter)
        assert known is not None
        found = known.on(DAY)
        assert found is not None
        amount = found
    for off, wanted in zip((-1, 0, 1), ANSWERS[leaf.op], strict=True):
        facts = number_at(leaf.term, amount + off, DAY)
        assert Explainer(WORDS, DAY).explain(leaf, facts).truth is Truth.of(wanted, wanted), off


@pytest.mark.parametrize("leaf", AGES)
def test_a_day_before_on_and_after(leaf: tree.Age) -> None:
    # whether the age becomes full tomorrow, today, or did so yesterday
    full = (
        {1: False, 0: True, -1: True}
        if leaf.op in (Op.AT_LEAST, Op.BELOW)
        else {1: False, 0: False, -1: True}
    )
    for off, reached in full.items():
        wanted = reached if leaf.op in (Op.AT_LEAST, Op.ABOVE) else not reached
        found = Explainer(WORDS, DAY).explain(leaf, born(leaf, DAY, off))
        assert found.truth is Truth.of(wanted, wanted), off
