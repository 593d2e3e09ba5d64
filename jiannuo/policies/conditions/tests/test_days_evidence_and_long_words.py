"""Days of the calendar, conditions decided on better evidence, and words that begin one another."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval
from jiannuo.enterprises.quantities import DAY_UNIT, Dimension
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.tests.words import DAY, WORDS, conditions
from jiannuo.policies.conditions.tree import Op, Shape, Term
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.conditions.writing import write

dated = st.builds(
    lambda op, day: tree.Compare(Term("founded"), op, tree.Amount(day.toordinal(), DAY_UNIT)),
    st.sampled_from([Op.AT_LEAST, Op.BELOW, Op.ABOVE, Op.AT_MOST]),
    st.dates(date(1000, 1, 1)),
)
founded = st.builds(
    tree.Founded,
    st.sampled_from([Evidence.REGISTER, Evidence.CERTIFIED, Evidence.EXPERT]),
    conditions | dated,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dated | founded)
def test_what_is_written_reads_back(condition: tree.Condition) -> None:
    assert read(write(condition, WORDS), WORDS) == condition


@pytest.mark.parametrize(
    ("text", "before", "on", "after"),
    [
        ("成立时间 不早于 2025年1月1日", Truth.FALSE, Truth.TRUE, Truth.TRUE),
        ("成立时间 早于 2025-01-01", Truth.TRUE, Truth.FALSE, Truth.FALSE),
        ("成立时间 不晚于 2025-1-1", Truth.TRUE, Truth.TRUE, Truth.FALSE),
        ("成立时间 晚于 2025年01月01日", Truth.FALSE, Truth.FALSE, Truth.TRUE),
    ],
)
def test_a_day_before_on_and_after(text: str, before: Truth, on: Truth, after: Truth) -> None:
    condition = read(text, WORDS)
    day = date(2025, 1, 1).toordinal()
    found = [
        Explainer(WORDS, DAY).explain(condition, Facts({("founded", None): Fact(Interval.point(day + off))}))
        for off in (-1, 0, 1)
    ]
    assert [one.truth for one in found] == [before, on, after]


def test_an_unknown_day_stays_open() -> None:
    known = Facts({("founded", None): Fact(Interval(date(2024, 1, 1).toordinal(), None))})
    explained = Explainer(WORDS, DAY).explain(read("成立时间 不早于 2025年1月1日", WORDS), known)
    assert explained.truth is Truth.UNKNOWN
    assert explained.lacks == (("founded", None),)


def test_a_day_that_is_none_is_refused_at_its_place() -> None:
    text = "成立时间 不早于 2025年2月29日"
    with pytest.raises(Fault, match="没有") as found:
        read(text, WORDS)
    assert text[found.value.start : found.value.end] == "2025年2月29日"


def test_what_is_only_told_does_not_count_where_registers_decide() -> None:
    told = Facts({("patents", None): Fact(Interval.point(3), Evidence.DECLARED)})
    plain = read("发明专利 不低于 1项", WORDS)
    strict = read("以登记数据为准：{发明专利 不低于 1项}", WORDS)
    assert Explainer(WORDS, DAY).explain(plain, told).truth is Truth.TRUE
    assert Explainer(WORDS, DAY).explain(strict, told).truth is Truth.UNKNOWN


def test_of_words_that_begin_alike_the_longer_is_read() -> None:
    words = Vocabulary(
        attributes=(
            Attribute("research", "研发费用", Kind.NUMBER, Dimension.MONEY, yearly=True),
            Attribute("revenue", "营业收入", Kind.NUMBER, Dimension.MONEY, yearly=True),
            Attribute("long", "主营业务收入与营业收入差额说明", Kind.NUMBER, Dimension.MONEY),
        ),
        aliases={"研发费用占比": Term("research", Shape.YEAR, 1, "revenue")},
    )
    found = read("研发费用占比 不低于 5%", words)
    assert isinstance(found, tree.Compare)
    assert found.term == words.aliases["研发费用占比"]
    assert read("上年研发费用 占 营业收入 不低于 5%", words) == found
    assert read("上年研发费用占营业收入不低于5%", words) == found
