"""A deadline is the last day of the time that the task names, else the end of the planned year."""

from datetime import date

import pytest

from jiannuo.reports.reading.tasks.deadlines import deadline


@pytest.mark.parametrize(
    ("quote", "day", "words"),
    [
        ("上半年完成主体施工", date(2024, 6, 30), "上半年"),
        ("6月底前建成投用", date(2024, 6, 30), "6月底前"),
        ("九月底前完成分流管网", date(2024, 9, 30), "九月底前"),
        ("三季度开工建设", date(2024, 9, 30), "三季度"),
        ("第二季度末通车", date(2024, 6, 30), "第二季度末"),
        ("确保年内竣工", date(2024, 12, 31), "年内"),
        ("力争两年内规上企业翻番", date(2025, 12, 31), "两年内"),
        ("2025年底实现全线贯通", date(2025, 12, 31), "2025年底"),
        ("10月15日前完成播种", date(2024, 10, 15), "10月15日前"),
        ("明年6月底前交付使用", date(2025, 6, 30), "明年6月底前"),
        ("2月底前完成普查", date(2024, 2, 29), "2月底前"),
        ("新建学校3所", date(2024, 12, 31), ""),
        ("推出服务手册2024年版", date(2024, 12, 31), ""),
        ("推进三年行动", date(2024, 12, 31), ""),
    ],
)
def test_deadline(quote: str, day: date, words: str) -> None:
    assert deadline(quote, 2024) == (day, words)


def test_no_deadline_without_a_planned_year() -> None:
    assert deadline("上半年完成主体施工", None) == (None, "")
