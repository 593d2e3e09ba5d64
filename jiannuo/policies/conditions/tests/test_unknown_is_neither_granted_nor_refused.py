"""Whatever the missing values turn out to be, an answer given before stays right."""

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval, Key
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.rationals import bounds_of, compared
from jiannuo.policies.conditions.tests.words import DAY, SIZES, WORDS, YEARLY, comparisons, conditions, facts
from jiannuo.policies.conditions.truth import Truth

YEARS = (2022, 2023, 2024, 2025)
EXPLAINER = Explainer(WORDS, DAY)


def settled(known: Facts, draw: Any) -> Facts:
    """One of the enterprises that ``known`` may be: every value exact."""

    def exact(key: Any) -> Fact:
        fact = known.values.get(key)
        name, _year = key
        if name in ("place", "size", "accident", "dishonest"):
            every = {"place": ("210202001", "210203002", "2103"), "size": SIZES}.get(name, ("yes", "no"))
            possible = sorted(fact.value) if fact and isinstance(fact.value, frozenset) else list(every)
            return Fact(frozenset({draw(st.sampled_from(possible))}))
        span = fact.value if fact and isinstance(fact.value, Interval) else Interval()
        floor = -10_000 if name == "profit" else date(2019, 1, 1).toordinal() if name == "founded" else 0
        low = span.low if span.low is not None else min(floor, span.high if span.high is not None else floor)
        high = span.high if span.high is not None else max(low, floor) + 50_000_000
        if name == "founded":
            high = min(high, date(2027, 1, 1).toordinal())
        return Fact(Interval.point(draw(st.integers(low, max(low, high)))))

    keys: list[Key] = [(name, year) for name in (*YEARLY, "accident") for year in YEARS]
    keys += [(name, None) for name in ("patents", "founded", "place", "size", "dishonest")]
    hired = tuple(
        Facts(
            {
                ("group", None): one.values.get(("group", None), Fact(frozenset({"other"}))),
                ("insured", None): one.values.get(("insured", None), Fact(Interval.point(3))),
            }
        )
        for one in known.items["新招用人员"]
    )
    return Facts(
        {key: exact(key) for key in keys},
        known.held,
        True,
        {"新招用人员": hired},
        frozenset({"新招用人员"}),
        {"产品不属于淘汰类": True, "技术属于重点领域": draw(st.booleans()), **known.decided},
    )


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(conditions, facts(), st.data())
def test_what_is_said_before_all_is_known_stays_true(
    condition: tree.Condition, known: Facts, data: st.DataObject
) -> None:
    before = EXPLAINER.explain(condition, known).truth
    after = EXPLAINER.explain(condition, settled(known, data.draw)).truth
    if before is not Truth.UNKNOWN:
        assert after is before


@settings(max_examples=400, deadline=None)
@given(comparisons(), st.data())
def test_exact_values_are_compared_exactly(node: tree.Compare, data: st.DataObject) -> None:
    """Against fractions, written down a second time."""
    exact = {
        (name, year): data.draw(st.integers(-5 if name == "profit" else 0, 40))
        for name in YEARLY
        for year in YEARS
    }
    exact["patents", None] = data.draw(st.integers(0, 40))  # type: ignore[index]
    known = Facts({key: Fact(Interval.point(value)) for key, value in exact.items()})
    term = node.term
    if term.shape is tree.Shape.EACH:
        return
    value = _by_fractions(term, exact)
    bounds, lacking = bounds_of(term, known, DAY)
    assert lacking == []
    if value is None:
        assert bounds is None
        return
    assert bounds is not None
    threshold = Fraction(node.amount.value, 1_000_000 if bounds.scale > 1 else 1)
    if term.shape in (tree.Shape.GROWTH, tree.Shape.COMPOUND):
        threshold = (1 + threshold) ** term.years
    holds = {
        tree.Op.AT_LEAST: value >= threshold,
        tree.Op.BELOW: value < threshold,
        tree.Op.ABOVE: value > threshold,
        tree.Op.AT_MOST: value <= threshold,
        tree.Op.EQUAL: value == threshold,
    }[node.op]
    assert compared(bounds, node.op, node.amount.value) is Truth.of(holds, holds)


def _by_fractions(term: tree.Term, exact: Any) -> Fraction | None:
    def of(name: str, back: int) -> Fraction:
        return Fraction(exact[name, DAY.year - back if back else None])

    def gathered(name: str) -> Fraction:
        if term.shape in (tree.Shape.SUM, tree.Shape.MEAN):
            total = sum((of(name, back) for back in range(1, term.years + 1)), Fraction(0))
            return total / term.years if term.shape is tree.Shape.MEAN and not term.of else total
        return of(name, term.years)

    if term.shape in (tree.Shape.GROWTH, tree.Shape.COMPOUND):
        base = of(term.attribute, 1 + term.years)
        return of(term.attribute, 1) / base if base > 0 else None
    if not term.of:
        return gathered(term.attribute)
    base = gathered(term.of)
    return gathered(term.attribute) / base if base > 0 else None


@settings(max_examples=200, deadline=None)
@given(conditions, facts())
def test_better_evidence_never_turns_an_answer(condition: tree.Condition, known: Facts) -> None:
    """Leaving out weak facts makes an answer open, never the opposite."""
    strict = EXPLAINER.explain(condition, known.founded_on(Evidence.REGISTER)).truth
    loose = EXPLAINER.explain(condition, known).truth
    assert strict is loose or strict is Truth.UNKNOWN


@settings(max_examples=200, deadline=None)
@given(conditions, facts())
def test_an_open_answer_names_what_is_lacking_or_asks_a_person(
    condition: tree.Condition, known: Facts
) -> None:
    found = EXPLAINER.explain(condition, known)
    if found.truth is Truth.UNKNOWN:
        open_leaves = [leaf for leaf in found.atoms() if leaf.truth is Truth.UNKNOWN]
        assert open_leaves or any(isinstance(part.node, tree.Some) for part in _nodes(found))


def _nodes(found: Any) -> Any:
    yield found
    for part in found.parts:
        yield from _nodes(part)
