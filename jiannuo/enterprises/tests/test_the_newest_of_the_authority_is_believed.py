"""Which statement is believed, whatever the order in which they arrived; contradictions stay visible."""

import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.facts import Evidence, Interval
from jiannuo.enterprises.quantities import Dimension
from jiannuo.enterprises.resolving import Belief, Statement, believe, contradict, months_later

DAY = date(2024, 9, 18)
STAFF = Attribute(
    "staff", "从业人员", Kind.NUMBER, Dimension.PERSONS, True, authorities=("statistics", "tax")
)
AGEING = Attribute("rents", "租赁", Kind.FLAG, authorities=("officer", "declared"), fresh_months=12)

numbers = st.one_of(st.none(), st.integers(0, 5))
statements = st.builds(
    lambda source, evidence, back, low, more, recorded: Statement(
        source, evidence, DAY - timedelta(days=back), low, None if low is None else low + more,
        recorded=recorded,
    ),
    st.sampled_from(["statistics", "tax", "declared", "officer"]),
    st.integers(1, 4),
    st.integers(0, 800),
    numbers,
    st.integers(0, 3),
    st.integers(0, 5),
)  # fmt: skip


def said(source: str, number: int, days_ago: int = 10, evidence: int = 4) -> Statement:
    return Statement(source, evidence, DAY - timedelta(days=days_ago), number, number)


def believed(*all_: Statement, of: Attribute = STAFF) -> Belief:
    found = believe(of, all_, DAY)
    assert found is not None
    return found


@settings(deadline=None)
@given(st.lists(statements, min_size=1, max_size=8), st.randoms())
def test_the_order_of_arrival_does_not_matter(all_: list[Statement], dice: random.Random) -> None:
    shuffled = dice.sample(all_, len(all_))
    for declared in (STAFF, AGEING):
        assert believe(declared, all_, DAY) == believe(declared, shuffled, DAY)


@settings(deadline=None)
@given(st.lists(statements, min_size=1, max_size=8))
def test_one_statement_of_each_source_is_left(all_: list[Statement]) -> None:
    found = believed(*all_)
    left = [found.statement, *found.others]
    assert sorted({one.source for one in all_}) == sorted(one.source for one in left)
    for one in left:
        assert one.observed_on == max(other.observed_on for other in all_ if other.source == one.source)


def test_the_authority_goes_before_the_newer() -> None:
    assert believed(said("declared", 9, 1), said("tax", 8, 100)).statement.source == "tax"
    assert believed(said("tax", 8, 1), said("statistics", 7, 300)).statement.source == "statistics"


def test_a_later_statement_of_a_source_supersedes_its_earlier_one() -> None:
    assert believed(said("tax", 8, 30), said("tax", 12, 2)).statement.low == 12


def test_what_is_out_of_date_gives_way_to_what_is_not() -> None:
    officer = Statement("officer", 3, DAY - timedelta(days=500), words=("yes",))
    declared = Statement("declared", 1, DAY - timedelta(days=5), words=("no",))
    found = believed(officer, declared, of=AGEING)
    assert found.statement.source == "declared"
    assert found.until == months_later(DAY - timedelta(days=5), 12)


def test_a_contradiction_is_kept_and_a_band_around_the_value_is_none() -> None:
    band = Statement("declared", 1, DAY, 50, 100)
    found = believed(said("tax", 86), band, said("officer", 91))
    assert [one.source for one in found.contradicting] == ["officer"]
    assert contradict(Statement("a", 1, DAY, words=("yes",)), Statement("b", 1, DAY, words=("no",)))


def test_evidence_and_source_travel_with_the_value() -> None:
    fact = believed(said("declared", 9, evidence=1)).fact()
    assert (fact.value, fact.evidence, fact.source) == (Interval.point(9), Evidence.DECLARED, "declared")


def test_months_end_with_the_last_day_of_a_shorter_month() -> None:
    assert months_later(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_later(date(2023, 12, 15), 14) == date(2025, 2, 15)
