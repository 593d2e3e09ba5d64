"""The table of the standard, at each threshold and one unit beside it, with facts missing."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.facts import UNBOUNDED, Interval
from jiannuo.enterprises.sizing import CLASSES, STANDARDS, possible_classes
from jiannuo.enterprises.sizing.columns import NO_HIGH, NO_LOW, classes_of, named, standard_rows
from jiannuo.enterprises.sizing.standards import Measure
from jiannuo.enterprises.sizing.tests.table import TABLE, base_units, class_of

BESIDE = [
    (code, measure, base_units(measure, bound) + off)
    for code, measures in TABLE.items()
    for measure, bounds in measures.items()
    for bound in bounds
    for off in (-1, 0, 1)
]


def test_all_sixteen_industries_are_in_the_table() -> None:
    assert len(STANDARDS) == 16 == len(TABLE)


@pytest.mark.parametrize(("code", "measure", "value"), BESIDE)
def test_at_a_threshold_and_beside_it(code: str, measure: str, value: int) -> None:
    grids = {
        other: [value] if other == measure else [base_units(other, bound) for bound in (0, *bounds)]
        for other, bounds in TABLE[code].items()
    }
    for values in itertools.product(*grids.values()):
        exact = dict(zip(grids, values, strict=True))
        found = possible_classes(code, **{name: Interval.point(one) for name, one in exact.items()})
        assert found == {class_of(code, **exact)}, exact


@pytest.mark.parametrize(("code", "measure", "value"), BESIDE)
def test_with_the_other_facts_missing(code: str, measure: str, value: int) -> None:
    others = [other for other in TABLE[code] if other != measure]
    grids = [[base_units(other, bound) for bound in (0, *TABLE[code][other])] for other in others]
    possible = {
        class_of(code, **{measure: value}, **dict(zip(others, values, strict=True)))
        for values in itertools.product(*grids)
    }
    assert possible_classes(code, **{measure: Interval.point(value)}) == possible


def test_a_software_firm_of_eight_is_micro_whatever_it_sells() -> None:
    assert possible_classes("I6513", staff=Interval.point(8)) == {"micro"}
    assert possible_classes("I6513", staff=Interval.point(10)) == {"micro", "small"}
    assert possible_classes("I6513", staff=Interval(None, 99)) == {"micro", "small"}


def test_what_has_no_standard_leaves_every_class_open() -> None:
    for code in ("J662", "G531", "P831", "Q841", "S922", "K704", "K", "G", "Q"):
        assert possible_classes(code, Interval.point(5)) == set(CLASSES), code
    assert possible_classes(None, Interval.point(5), Interval.point(5), Interval.point(5)) == set(CLASSES)


def test_a_wide_code_allows_what_each_of_its_parts_allows() -> None:
    both = possible_classes("F51", Interval.point(15), Interval.point(10**12))
    both |= possible_classes("F52", Interval.point(15), Interval.point(10**12))
    assert possible_classes("F", Interval.point(15), Interval.point(10**12)) == both == {"small"}
    assert possible_classes(frozenset({"I651", "H621"}), Interval.point(5)) == {"micro"}


@st.composite
def _bands(draw: Any, code: str, measure: str) -> Interval:
    near = [
        base_units(measure, bound) + off for bound in TABLE[code].get(measure, (1,)) for off in (-1, 0, 1)
    ]
    low = draw(st.none() | st.sampled_from(near))
    high = draw(st.none() | st.sampled_from(near))
    return Interval(high, low) if low is not None and high is not None and low > high else Interval(low, high)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_columns_agree_with_one_by_one(data: Any) -> None:
    codes = data.draw(st.lists(st.sampled_from([*TABLE, "J662", "G", "F5299"]), min_size=1, max_size=5))
    bands = [
        {m: data.draw(_bands(code if code in TABLE else "M751", m.value)) for m in Measure} for code in codes
    ]
    lows = {m: np.array([NO_LOW if b[m].low is None else b[m].low for b in bands]) for m in Measure}
    highs = {m: np.array([NO_HIGH if b[m].high is None else b[m].high for b in bands]) for m in Measure}
    found = classes_of(standard_rows(codes), lows, highs)
    for code, band, bits in zip(codes, bands, found, strict=True):
        wanted = possible_classes(code, band[Measure.STAFF], band[Measure.REVENUE], band[Measure.ASSETS])
        assert named(int(bits)) == wanted


def test_nothing_known_is_every_class() -> None:
    assert possible_classes("I651", UNBOUNDED, UNBOUNDED, UNBOUNDED) == set(CLASSES)
