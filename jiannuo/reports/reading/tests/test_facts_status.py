"""Result, target or context, told by the part of the report and by the words."""

import pytest

from jiannuo.reports.reading.document import PartKind
from jiannuo.reports.reading.tests.fact_rows import facts_in

#: sentence, part -> status and year of each fact; the reviewed year is 2019
JUDGED: list[tuple[str, PartKind, list[tuple[str, str]]]] = [
    ("财政收入增长8%。", "review", [("result", "2019")]),
    ("预计财政收入增长8%。", "review", [("result", "2019")]),
    ("财政收入增长8%。", "targets", [("target", "2020")]),
    ("新增学位3600个。", "tasks", [("target", "2020")]),
    ("到2025年，常住人口城镇化率达到65%。", "tasks", [("target", "2025")]),
    ("2018年，完成投资85亿元。", "tasks", [("result", "2018")]),
    ("目前，已建成高标准农田12万亩。", "tasks", [("result", "2020")]),
    ("税收比上年增长5%。", "tasks", [("target", "2020")]),
    ("2011年，财政收入达到8亿元。", "review", [("result", "2011")]),
    ("城镇化率从52%提高到58%。", "review", [("context", ""), ("result", "2019")]),
    ("生产总值由2016年的120亿元提高到2019年的210亿元。", "review", [("context", "2016"), ("result", "2019")]),
    ("力争明年财政收入突破10亿元。", "review", [("target", "2020")]),
    ("建县30周年之际，各项事业取得新进展。", "review", [("context", "2019")]),
    ("全县42万人民团结一心。", "closing", [("context", "")]),
    ("社会消费品零售总额比2015年增长65%。", "review", [("result", "2019")]),
]


@pytest.mark.parametrize(("sentence", "part", "expected"), JUDGED)
def test_status_and_year(sentence: str, part: PartKind, expected: list[tuple[str, str]]) -> None:
    assert [(fact.status, fact.period) for fact in facts_in(sentence, part)] == expected


def test_a_paragraph_that_announces_targets_promises_wherever_it_was_filed() -> None:
    facts = facts_in("全县经济社会发展的主要预期目标是：地区生产总值增长6%；固定资产投资增长9%。", "review")
    assert [fact.status for fact in facts] == ["target", "target"]
