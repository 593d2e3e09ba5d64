"""Quotients, roots and sums of whole columns are those of Python's integers, however large."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.facts import Fact, Facts, Interval, Key
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.tests.words import DAY, WORDS
from jiannuo.policies.conditions.tree import Op, Shape, Term
from jiannuo.policies.matching.all import match_all
from jiannuo.policies.matching.index import Index
from jiannuo.policies.matching.packing import unpacked
from jiannuo.policies.matching.plan import Plan
from jiannuo.policies.matching.population import Population
from jiannuo.policies.matching.quotients import exact_growth, exact_quotient, growths, quotients

BORDERS = [0, 1, 2, 3, 999_999, 10**6, 10**12, 2**40, 2**53, 2**56, 2**61, 2**62, 2**63 - 2]
whole = st.one_of(
    st.integers(-(2**62), 2**62),
    st.builds(lambda a, b: a + b, st.sampled_from(BORDERS[:-1]), st.integers(-2, 2)),
)
above = st.one_of(st.integers(1, 2**62), st.sampled_from(BORDERS[1:]))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(whole, above), min_size=1, max_size=20), st.integers(1, 4))
def test_columns_divide_like_whole_numbers(pairs: list[tuple[int, int]], power: int) -> None:
    over, under = (np.array(one, np.int64) for one in zip(*pairs, strict=True))
    for found, hard, exact in (
        (*quotients(over, under), exact_quotient),
        (*growths(over, under, power), lambda a, b: exact_growth(a, b, power)),
    ):
        easy = np.flatnonzero(~hard)
        assert [int(found[row]) for row in easy] == [exact(*pairs[row]) for row in easy]


@settings(max_examples=300, deadline=None)
@given(whole, above, st.integers(-(10**9), 10**9))
def test_a_reading_stands_to_its_cut_as_the_quotient_to_the_threshold(over: int, under: int, at: int) -> None:
    quotient = Fraction(over * 10**6, under)
    reading = exact_quotient(over, under)
    assert (reading >= 2 * at) is (quotient >= at)
    assert (reading >= 2 * at + 1) is (quotient > at)


@settings(max_examples=300, deadline=None)
@given(whole, above, st.integers(0, 3 * 10**6), st.integers(1, 5))
def test_a_root_stands_to_its_cut_as_the_power_to_the_threshold(
    over: int, under: int, at: int, power: int
) -> None:
    quotient, reading = Fraction(over, under), exact_growth(over, under, power)
    assert (reading >= 2 * at) is (quotient >= Fraction(at, 10**6) ** power)
    assert (reading >= 2 * at + 1) is (quotient > Fraction(at, 10**6) ** power)


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("of", ["", "revenue"])
def test_large_values_and_their_neighbours(shape: Shape, of: str) -> None:
    """Every border, one less and one more, against thresholds that are met exactly."""
    if shape in (Shape.GROWTH, Shape.COMPOUND) and of:
        return
    term = Term("profit", shape, 1 if shape in (Shape.YEAR, Shape.GROWTH) else 2, of)
    values = sorted({border + step for border in BORDERS[:-1] for step in (-1, 0, 1)})
    known = []
    for number, value in enumerate(values):
        base = values[(number * 7 + 3) % len(values)]
        facts: dict[Key, Fact] = {
            ("profit", year): Fact(Interval.point(value if year == 2025 else base))
            for year in (2023, 2024, 2025)
        }
        facts |= {("revenue", year): Fact(Interval.point(max(1, base))) for year in (2023, 2024, 2025)}
        known.append(Facts(facts))
    limits = [0, 10**6, -(10**6), *values, *(2 * value for value in values[-8:])]
    asked: list[tree.Condition] = [
        tree.Compare(term, op, tree.Amount(limit, "元")) for op in Op for limit in limits
    ]
    found = match_all(Index.of(Population.of(enumerate(known)), Plan.of(asked, WORDS, DAY)))
    explainer = Explainer(WORDS, DAY)
    for row, node in enumerate(asked):
        said = [int(explainer.explain(node, one).truth) for one in known]
        two = unpacked(found.surely[row], len(known)).astype(int) + unpacked(found.possibly[row], len(known))
        assert two.tolist() == said, node


def test_what_64_bits_cannot_hold_is_refused() -> None:
    with pytest.raises(OverflowError, match="63"):
        Population.of([(1, Facts({("patents", None): Fact(Interval.point(2**63 - 1))}))])
