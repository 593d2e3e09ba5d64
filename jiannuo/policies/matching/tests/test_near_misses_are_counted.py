"""Distance 0 is what is possible; the distance of one enterprise is that of its row among all."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.facts import Fact, Facts, Interval
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.tests.words import DAY, WORDS, facts
from jiannuo.policies.matching.index import Index
from jiannuo.policies.matching.nearness import FARTHEST, near_all
from jiannuo.policies.matching.one import Matcher
from jiannuo.policies.matching.packing import unpacked
from jiannuo.policies.matching.plan import Plan
from jiannuo.policies.matching.population import Population
from jiannuo.policies.matching.tests.founded import conditions


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(conditions, min_size=1, max_size=3), st.lists(facts(), min_size=1, max_size=3))
def test_one_and_all_count_alike(asked: list[tree.Condition], known: list[Facts]) -> None:
    plan = Plan.of(asked, WORDS, DAY)
    near = near_all(Index.of(Population.of(enumerate(known)), plan))
    for row, one in enumerate(known):
        state = Matcher(plan).match(one)
        away = state.distances()
        assert ((away == 0) == (state.truths > 0)).all()
        for far, rows in enumerate(near, 1):
            assert unpacked(rows, len(known))[:, row].tolist() == (away <= far).tolist()
    assert len(near) == FARTHEST


KNOWN = Facts(
    {
        ("revenue", 2025): Fact(Interval.point(1_000_000_00)),
        ("staff", 2025): Fact(Interval.point(8)),
        ("founded", None): Fact(Interval.point(date(2026, 1, 1).toordinal())),
        ("dishonest", None): Fact(frozenset({"no"})),
    },
    all_held=True,
)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("上年从业人员 不低于 8人", 0),
        ("上年研发费用 不低于 8万元", 0),
        ("上年从业人员 不低于 9人", 1),
        ("上年从业人员 不低于 9人 且 成立时间 满 1年 且 无 严重失信记录", 2),
        ("上年从业人员 不低于 9人 且 成立时间 满 1年 且 有 严重失信记录", 3),
        ("上年从业人员 不低于 9人 或 （成立时间 满 1年 且 有 严重失信记录）", 1),
        ("至少满足 2 项：{上年从业人员 不低于 9人；成立时间 满 1年；有 严重失信记录}", 2),
        ("成立时间 满 1年 除非 持有 高新技术企业", 1),
        ("评分 不低于 10 分：{“研发”：{持有 高新技术企业 得 9 分；上年从业人员 不低于 5人 得 5 分}}", 3),
        ("评分 不低于 9 分：{“研发”：{持有 高新技术企业 得 9 分；上年从业人员 不低于 5人 得 5 分}}", 1),
        ("评分 不低于 9 分：{“研发”：{上年从业人员 不低于 5人 得 5 分；持有 高新技术企业 得 9 分}}", 3),
    ],
)
def test_what_is_lacking_is_counted(text: str, away: int) -> None:
    plan = Plan.of([read(text, WORDS)], WORDS, DAY)
    assert Matcher(plan).match(KNOWN).distances().tolist() == [away]
