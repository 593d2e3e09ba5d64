"""Two reports of one place: targets are judged by figures, tasks by their own figures or by words."""

import pytest

from jiannuo.reports.reading import read
from jiannuo.reports.reading.comparing import Outcome, compare

EARLIER = """清河县2021年政府工作报告
一、2020年工作回顾
2020年，全县地区生产总值完成120亿元，增长4.1%。
二、2021年工作安排
2021年全县经济社会发展的主要预期目标是：地区生产总值增长6%；规模以上工业增加值增长7%以上；一般公共预算收入完成9亿元；\
固定资产投资增长10%左右；城镇登记失业率控制在4.5%以内；单位GDP能耗下降3%；居民人均可支配收入增长8%。
重点做好以下工作：
完善基础设施。建设高标准农田3万亩。新建公共停车泊位300个。改造提升城北自来水厂。实施云台灌区续建配套工程。
"""
LATER = """清河县2022年政府工作报告
一、2021年工作回顾
2021年，全县地区生产总值完成128亿元，增长5.2%；规上工业增加值增长7.6%；地方一般公共预算收入9亿元，增长6%；\
全社会固定资产投资增长10.3%。城镇登记失业率3.9%。万元GDP能耗下降3.4%。
新建高标准农田2.6万亩。新建公共停车泊位352个。城北自来水厂改造项目加快推进。
二、2022年工作安排
2022年重点做好以下工作：
完善基础设施。实施云台灌区续建配套工程。
"""


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return compare(read(EARLIER), read(LATER))


@pytest.mark.parametrize(
    ("promise", "verdict", "reason", "promised", "reported"),
    [
        ("地区生产总值", "missed", "below", 6.0, 5.2),
        ("规模以上工业增加值", "exceeded", "above", 7.0, 7.6),
        ("一般公共预算收入", "met", "reached", 9e8, 9e8),
        ("固定资产投资", "met", "within_range", 10.0, 10.3),
        ("城镇登记失业率", "met", "within_limit", 4.5, 3.9),
        ("能耗", "exceeded", "above", -3.0, -3.4),
        ("居民人均可支配收入", "not_reported", "no_match", None, None),
    ],
)
def test_a_target_is_judged_by_the_figure_reported(
    outcomes: list[Outcome],
    promise: str,
    verdict: str,
    reason: str,
    promised: float | None,
    reported: float | None,
) -> None:
    found = next(o for o in outcomes if o.kind == "target" and promise in o.promise)
    assert (found.verdict, found.reason) == (verdict, reason)
    assert (found.promised, found.reported) == (promised, reported)


@pytest.mark.parametrize(
    ("promise", "verdict"),
    [("高标准农田", "missed"), ("停车泊位", "exceeded"), ("自来水厂", "unclear"), ("灌区", "not_reported")],
)
def test_a_task_is_judged_by_its_figures_or_else_by_words(
    outcomes: list[Outcome], promise: str, verdict: str
) -> None:
    found = next(o for o in outcomes if o.kind == "task" and promise in o.promise)
    assert found.verdict == verdict


def test_outcomes_come_in_the_order_of_the_promises(outcomes: list[Outcome]) -> None:
    assert [o.start for o in outcomes] == sorted(o.start for o in outcomes)
