"""政府督查工作条例 art 15: whoever approves an inspection knows of every other one of the same unit."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.kernel.act import act
from jiannuo.kernel.refusal import Refused
from jiannuo.supervision.models import Inspection
from jiannuo.supervision.overlaps import Span, Touch, quarters, touch
from jiannuo.supervision.queries.touching import Planned, planned, times_inspected, touching
from jiannuo.supervision.tests.conftest import District, again, approve, draft, on

days = st.dates(date(2023, 1, 1), date(2025, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    begins = draw(days)
    length = draw(st.integers(0, 200))
    return Span(begins, begins + timedelta(days=length), draw(st.sampled_from(["", "safety", "funds"])))


@given(spans(), spans())
def test_touching_is_mutual(one: Span, other: Span) -> None:
    assert touch(one, other) == touch(other, one)


@given(spans())
def test_an_inspection_touches_itself(one: Span) -> None:
    assert touch(one, one) == Touch.TIME


@given(spans(), spans())
def test_days_in_common_and_nothing_else_overlap_in_time(one: Span, other: Span) -> None:
    def of(span: Span) -> set[date]:
        return {span.begins + timedelta(days=n) for n in range((span.ends - span.begins).days + 1)}

    assert (touch(one, other) == Touch.TIME) == bool(of(one) & of(other))


@given(spans(), spans())
def test_outside_the_quarters_nothing_touches(one: Span, other: Span) -> None:
    if not quarters(one) & quarters(other):
        assert touch(one, other) is None


@given(spans())
def test_quarters_hold_every_day(one: Span) -> None:
    for n in range((one.ends - one.begins).days + 1):
        day = one.begins + timedelta(days=n)
        assert (day.year, (day.month - 1) // 3) in quarters(one)


@pytest.fixture
def other(district: District) -> Inspection:
    """Another inspection of the building department, 18 to 29 March, approved."""
    with on("2024-03-04"):
        row = draft(
            district,
            "安全生产综合督查",
            units=[district.building.pk],
            field="safety",
            begins_on="2024-03-18",
            ends_on="2024-03-29",
        )
        approve(district, row)
    return row


def test_an_overlap_is_approved_with_a_reason_only(
    district: District, drafted: Inspection, other: Inspection
) -> None:
    with on("2024-03-05"):
        act(drafted, "submit", actor=district.inspector)
        with pytest.raises(Refused) as refusal:
            act(drafted, "approve_plan", actor=district.leader)
        sentence = str(refusal.value.sentence)
        assert "“安全生产综合督查”（2024-03-18 至 2024-03-29，同为督查区住建局）" in sentence
        necessity = {"necessity": "内容不同，分头去不能合并"}
        act(drafted, "approve_plan", actor=district.leader, facts=necessity)
    assert again(drafted).necessity == "内容不同，分头去不能合并"


def test_both_see_each_other(district: District, drafted: Inspection, other: Inspection) -> None:
    with on("2024-03-05"):
        act(drafted, "submit", actor=district.inspector)
    for one, another in ((drafted, other), (other, drafted)):
        this = planned(again(one))
        assert this is not None
        (found,) = touching(this)
        assert (found.row, found.how, found.units) == (another, Touch.TIME, [district.building])


def test_one_field_in_one_quarter_is_one_too_many(district: District, other: Inspection) -> None:
    with on("2024-01-05"):
        row = draft(
            district, units=[district.building.pk], field="safety",
            begins_on="2024-01-10", ends_on="2024-01-12",
        )  # fmt: skip
        this = planned(row)
        assert this is not None
        assert [found.how for found in touching(this)] == [Touch.FIELD]


@pytest.mark.parametrize(
    "changed",
    [
        {"begins_on": "2024-03-11", "ends_on": "2024-03-17"},
        {"begins_on": "2024-04-01", "ends_on": "2024-04-10", "field": "safety"},
        {"units": "city"},
    ],
    ids=["before it, another field", "the same field, the next quarter", "another unit"],
)
def test_what_does_not_touch_needs_no_reason(
    district: District, other: Inspection, changed: dict[str, str]
) -> None:
    units = [district.city.pk] if "units" in changed else [district.building.pk]
    with on("2024-03-05"):
        row = draft(district, "并列督查", **{**changed, "units": units})
        approve(district, row)
    assert again(row).state == "approved"


def test_what_was_given_up_touches_nobody(district: District, other: Inspection) -> None:
    with on("2024-03-05"):
        act(other, "ask_termination", actor=district.inspector, facts={"reason": "与审计重复"})
        act(other, "grant_termination", actor=district.leader)
        act(other, "wind_up", actor=district.inspector, facts={"reason": "与审计重复"})
        approve(district, draft(district))


@pytest.mark.parametrize(
    ("begins", "ends"),
    [("2024-12-30", "2024-12-31"), ("2024-10-01", "2025-01-02"), ("2023-12-31", "2024-01-01")],
)
def test_a_quarter_ends_with_the_year(district: District, begins: str, ends: str) -> None:
    this = Planned(
        None,
        frozenset({district.building.pk}),
        Span(date.fromisoformat(begins), date.fromisoformat(ends), "safety"),
    )
    assert touching(this) == []


def test_how_often_a_unit_is_inspected_in_a_year(
    district: District, drafted: Inspection, other: Inspection
) -> None:
    both = [district.building.pk, district.city.pk]
    assert times_inspected(both, 2024) == {district.building.pk: 1}
    with on("2024-03-05"):
        act(drafted, "submit", actor=district.inspector)
    assert times_inspected(both, 2024) == {district.building.pk: 2, district.city.pk: 1}
    assert times_inspected(both, 2024, besides=other.pk) == {district.building.pk: 1, district.city.pk: 1}
    assert times_inspected(both, 2023) == {}
