"""A decree that cannot be right is not taken in; one that is unusual is shown to a person."""

from datetime import date

import pytest

from jiannuo.kernel.decrees.decree import Decree, decree, published_decrees
from jiannuo.kernel.decrees.taking_in import preview, take_in
from jiannuo.kernel.timing.calendar import DayKind
from jiannuo.kernel.timing.decreed import DecreedDay
from jiannuo.kernel.timing.legal_days import legal_days_off

pytestmark = pytest.mark.django_db
OFF, WORK = DayKind.OFF, DayKind.WORK
LEGAL = [DecreedDay(day, OFF, "") for day in sorted(legal_days_off(2027))]


def made(*more: DecreedDay, without: str = "") -> Decree:
    return decree(2027, [*(day for day in LEGAL if str(day.day) != without), *more])


def test_a_decree_as_the_law_has_it_has_no_problems() -> None:
    planned = preview(made())
    assert (planned.problems, planned.warnings) == ([], [])


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_published_decrees_have_no_problems(year: int) -> None:
    (one,) = (one for one in published_decrees() if one.year == year)
    planned = preview(one)
    assert (planned.problems, planned.warnings, planned.same) == ([], [], True)


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        (made(DecreedDay(date(2027, 3, 3), WORK, "")), "2027-03-03 不是周六、周日"),
        (made(DecreedDay(date(2027, 1, 1), OFF, "元旦")), "2027-01-01 列了不止一次"),
        (made(without="2027-06-09"), "2027-06-09 是法定节假日"),
        (made(DecreedDay(date(2026, 10, 10), WORK, "")), "2026-10-10 已经在 2026 年的安排里"),
        (decree(2150, []), "只能导入 2004 至 2099 年"),
    ],
)
def test_an_impossible_decree_is_refused(new: Decree, sentence: str) -> None:
    planned = preview(new)
    assert [problem for problem in planned.problems if sentence in problem]
    with pytest.raises(ValueError, match=r"\d"):
        take_in(planned)


def test_a_legal_day_on_a_weekend_may_not_be_worked() -> None:
    # 2 May 2027 is a Sunday
    assert any(
        "2027-05-02" in problem
        for problem in preview(
            made(DecreedDay(date(2027, 5, 2), WORK, "劳动节"), without="2027-05-02")
        ).problems
    )


def test_a_missing_make_up_day_is_pointed_out() -> None:
    planned = preview(made(DecreedDay(date(2027, 10, 8), OFF, "国庆节")))
    assert planned.problems == []
    assert "全年工作日 247 天，按法定节假日推算应为 248 天" in planned.warnings[0]
