"""A task is answered by the sentence of the next review that speaks of the same work."""

import pytest

from jiannuo.reports.reading import read
from jiannuo.reports.reading.comparing import Outcome, compare

EARLIER = """政府工作报告
一、2021年工作回顾
过去一年，全县经济稳中有进。
二、2022年工作安排
2022年重点抓好以下工作：
完善基础设施。新建柳溪河大桥，改造提升城北自来水厂。实施云台灌区续建配套工程。推进松岭风电场二期项目建设。
增进民生福祉。新建第三实验幼儿园，扩建县中医院门诊综合楼。设立民宿产业发展专项资金。
"""
LATER = """政府工作报告
一、2022年工作回顾
柳溪河大桥建成通车，结束了两岸群众绕行的历史。城北自来水厂改造提升全面完成。松岭风电场二期项目正在加快推进。
第三实验幼儿园投入使用，秋季开园招生。县中医院门诊综合楼扩建因故未能开工。
二、2023年工作安排
2023年重点抓好以下工作：
完善基础设施。实施云台灌区续建配套工程。
"""


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return [o for o in compare(read(EARLIER), read(LATER)) if o.kind == "task"]


@pytest.mark.parametrize(
    ("promise", "verdict", "reason"),
    [
        ("柳溪河大桥", "met", "done"),
        ("自来水厂", "met", "done"),
        ("灌区", "not_reported", "no_match"),
        ("风电场", "unclear", "going_on"),
        ("幼儿园", "met", "done"),
        ("中医院", "missed", "not_done"),
        ("民宿", "not_reported", "no_match"),
    ],
)
def test_what_came_of_a_task(outcomes: list[Outcome], promise: str, verdict: str, reason: str) -> None:
    found = next(o for o in outcomes if promise in o.promise)
    assert (found.verdict, found.reason) == (verdict, reason)


def test_promise_and_answer_stand_where_they_say(outcomes: list[Outcome]) -> None:
    earlier, later = read(EARLIER).document.text, read(LATER).document.text
    for found in outcomes:
        assert earlier[found.start : found.end] == found.promise
        assert later[found.found_start : found.found_end] == found.found


def test_a_report_without_a_review_answers_nothing() -> None:
    answers = compare(read(EARLIER), read("政府工作报告\n"))
    assert {o.verdict for o in answers} == {"not_reported"}
