"""Amounts over columns are the amounts of each enterprise."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.facts import Facts
from jiannuo.policies.awarding import benefit
from jiannuo.policies.awarding.amounts import award
from jiannuo.policies.conditions.tests.words import DAY, WORDS
from jiannuo.policies.conditions.tests.words import facts as some_facts
from jiannuo.policies.matching import MOST, Population
from jiannuo.policies.population.amounts import amounts

fen = st.integers(0, 50_000_000)
limits = st.fixed_dictionaries(
    {}, optional={"cap": st.integers(1_000, 40_000_000), "least": st.integers(0, 900)}
)
fixed = st.builds(lambda amount, more: {"kind": "fixed", "amount": amount, **more}, fen, limits)
percent = st.builds(
    lambda of, shape, years, share, more: {
        "kind": "percent",
        "of": {"attribute": of, "shape": shape, "years": years},
        "share": share,
        **more,
    },
    st.sampled_from(["revenue", "profit", "research"]),
    st.sampled_from(["year", "sum", "mean"]),
    st.integers(1, 3),
    st.integers(1, 1_000_000),
    limits,
)


def _tiers(inner: Any) -> Any:
    condition = st.sampled_from(["企业规模 为 微型", "上年营业收入 不低于 20万元", "成立时间 满 2年"])
    tier = st.builds(lambda text, one: {"condition": text, "benefit": one}, condition, inner)
    return st.builds(
        lambda tiers, rest: {"kind": "tiers", "tiers": tiers, **({"otherwise": rest} if rest else {})},
        st.lists(tier, min_size=1, max_size=3),
        st.none() | inner,
    )


per_item = st.builds(
    lambda text, most, amount: {
        "kind": "per_item",
        "items": "新招用人员",
        "condition": text,
        "benefit": {"kind": "fixed", "amount": amount},
        **({"most": most} if most else {}),
    },
    st.sampled_from(["", "人员类别 为 高校毕业生", "参保月数 不低于 6个"]),
    st.none() | st.integers(1, 2),
    fen,
)
written = st.recursive(
    st.one_of(fixed, percent, per_item, st.just({"kind": "service"})),
    lambda inner: st.one_of(
        _tiers(inner),
        st.builds(lambda parts: {"kind": "sum", "parts": parts}, st.lists(inner, min_size=1, max_size=3)),
    ),
    max_leaves=4,
)


@settings(max_examples=100, deadline=None)
@given(written, st.lists(some_facts(), min_size=1, max_size=4), st.sampled_from([1, 100, 1_000_000]))
def test_everybody_gets_what_each_one_does(told: dict[str, Any], all_: list[Facts], step: int) -> None:
    grant = benefit.read({**told, "round_to": step}, WORDS)
    found = amounts(grant, Population.of(list(enumerate(all_))), WORDS, DAY)
    for row, facts in enumerate(all_):
        one = award(grant, facts, WORDS, DAY).amount
        assert (found.low[row], found.high[row]) == (one.low or 0, MOST if one.high is None else one.high)
