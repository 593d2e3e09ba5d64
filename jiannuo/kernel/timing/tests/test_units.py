"""A limit is read and written as officers write it."""

import pytest
from django.utils.translation import override
from hypothesis import given

from jiannuo.kernel.timing.tests.moments import budgets
from jiannuo.kernel.timing.units import (
    Budget,
    Days,
    Hours,
    Minutes,
    Months,
    TimeUnit,
    WorkingDays,
    WorkingMinutes,
)


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("5个工作日", WorkingDays(5)),
        ("20工作日", WorkingDays(20)),
        ("30日", Days(30)),
        ("30天", Days(30)),
        ("15 个自然日", Days(15)),
        ("2周", Days(14)),
        ("3个月", Months(3)),
        ("1年", Months(12)),
        ("24小时", Hours(24)),
        ("10分钟", Minutes(10)),
        ("90工作分钟", WorkingMinutes(90)),
        ("4个工作时", WorkingMinutes(240)),
        ("１０分钟", Minutes(10)),
    ],
)
def test_limits_are_read_as_officers_write_them(text: str, budget: Budget) -> None:
    assert Budget.parse(text) == budget


@pytest.mark.parametrize(
    "text", ["", "5", "工作日", "五个工作日", "-5日", "5.5日", "5个工作", "5日6时", "5days"]
)
def test_what_is_no_limit_is_refused_with_the_forms_that_are(text: str) -> None:
    with pytest.raises(ValueError, match="请写成“5个工作日”"):
        Budget.parse(text)


@given(budgets)
def test_what_is_written_is_read_back(budget: Budget) -> None:
    with override("zh-hans"):
        assert Budget.parse(str(budget)) == budget


@pytest.mark.parametrize("amount", [0, -1, 36_501])
def test_a_limit_is_positive_and_shorter_than_a_century(amount: int) -> None:
    with pytest.raises(ValueError, match="期限应为 1 至 36500"):
        Days(amount)


def test_an_extension_has_the_unit_of_the_limit() -> None:
    assert WorkingDays(20) + WorkingDays(10) == WorkingDays(30)
    with pytest.raises(ValueError, match="延长的单位应与原期限相同"):
        WorkingDays(20) + Days(10)


def test_only_days_and_months_are_counted_in_days() -> None:
    assert {unit for unit in TimeUnit if unit.in_days} == {
        TimeUnit.WORKING_DAY,
        TimeUnit.CALENDAR_DAY,
        TimeUnit.MONTH,
    }
