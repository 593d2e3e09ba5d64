"""The form of the benefit and the lines of examples lose nothing: out and back is the same."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.policies.awarding.benefit import read
from jiannuo.policies.conditions.tests.words import WORDS
from jiannuo.policies.drafting import giving
from jiannuo.policies.drafting.example_lines import LineError, details_of, facts_of_lines, lines_of
from jiannuo.policies.drafting.giving_words import giving_words, headline

fen = st.integers(0, 10**11)
fixed = st.fixed_dictionaries({"kind": st.just("fixed"), "amount": fen}, optional={"cap": fen})
percent = st.fixed_dictionaries(
    {
        "kind": st.just("percent"),
        "of": st.fixed_dictionaries(
            {"attribute": st.sampled_from(["revenue", "research"]), "years": st.integers(1, 2)}
        ),
        "share": st.integers(1, 1_000_000),
    },
    optional={"cap": fen},
)
plain = fixed | percent
tiers = st.fixed_dictionaries(
    {
        "kind": st.just("tiers"),
        "tiers": st.lists(
            st.fixed_dictionaries({"condition": st.just("企业规模 属于 微型"), "benefit": fixed}),
            min_size=1,
            max_size=4,
        ),
    },
    optional={"otherwise": fixed},
)
benefits = st.builds(
    lambda one, more: {**one, **more},
    plain | tiers | st.just({"kind": "service"}),
    st.fixed_dictionaries(
        {}, optional={"exclusive": st.just("研发组"), "yearly_cap": fen, "per": st.just("item")}
    ),
)


@settings(deadline=None)
@given(benefits)
def test_what_the_form_can_hold_comes_out_as_it_went_in(benefit: dict[str, Any]) -> None:
    form = giving.giving_of(benefit, WORDS)
    assert not form.complex
    assert giving.written(form, WORDS) == benefit
    read(benefit, WORDS)


@settings(deadline=None)
@given(benefits)
def test_what_is_given_is_always_said(benefit: dict[str, Any]) -> None:
    assert giving_words(benefit, WORDS)
    assert headline(benefit, WORDS)


@pytest.mark.parametrize(
    "benefit",
    [
        {"kind": "sum", "parts": [{"kind": "fixed", "amount": 100}]},
        {"kind": "fixed", "amount": 100, "least": 50},
        {"kind": "tiers", "tiers": [{"condition": "有 严重失信记录", "benefit": {"kind": "service"}}]},
    ],
)
def test_what_the_form_cannot_hold_is_known_to_be_so(benefit: dict[str, Any]) -> None:
    assert giving.giving_of(benefit, WORDS).complex


@pytest.mark.parametrize(
    "broken", [None, [], {}, {"kind": "x"}, {"kind": "percent"}, {"kind": "tiers", "tiers": 3}]
)
def test_a_broken_benefit_breaks_no_page(broken: Any) -> None:
    assert isinstance(giving.giving_of(broken or {}, WORDS), giving.Giving)
    assert isinstance(giving_words(broken, WORDS), list)
    assert isinstance(headline(broken, WORDS), str)


@pytest.mark.parametrize(
    ("name", "value"),
    [("yuan", ""), ("yuan", "abc"), ("yuan", "1.001"), ("yuan", "-5"), ("yuan", "1e99"), ("cap", "x")],
)
def test_a_wrong_amount_names_its_field(name: str, value: str) -> None:
    form = giving.sent({"kind": "fixed", "yuan": "100", name: value}, [])
    with pytest.raises(giving.GivingError) as wrong:
        giving.written(form, WORDS)
    assert wrong.value.name == name


FACTS = {
    "注册地": "中山区",
    "上年营业收入": "1500万元",
    "企业规模": ["小型", "微型"],
    "严重失信记录": False,
    "持有": {"高新技术企业": "2024-01-01/2026-12-31"},
    "认定": {"产品不属于淘汰类": True},
    "资质齐全": True,
    "明细": {"新招用人员": [{"参保月数": "6个"}]},
    "明细齐全": ["新招用人员"],
}


def test_the_facts_of_an_example_are_written_in_lines_and_read_back() -> None:
    assert facts_of_lines(lines_of(FACTS), details_of(FACTS)) == FACTS


@pytest.mark.parametrize(
    "line", ["上年营业收入", "：1500万元", "上年营业收入：", "持有：高新技术企业", "认定：甲"]
)
def test_a_line_that_says_nothing_is_named(line: str) -> None:
    with pytest.raises(LineError, match="第 2 行"):
        facts_of_lines(f"注册地：中山区\n{line}", {})
