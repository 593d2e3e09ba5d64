"""What holds for every limit, every history and every calendar."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.kernel.timing.counting import Counting
from jiannuo.kernel.timing.deadlines import alarm_at, consumed, due, remaining, size, start
from jiannuo.kernel.timing.runs import Run
from jiannuo.kernel.timing.tests.moments import (
    budgets,
    countings,
    histories,
    holidays,
    moments,
    paused,
    with_holiday,
)
from jiannuo.kernel.timing.units import Budget

fractions = st.sampled_from([0.01, 0.25, 1 / 3, 0.5, 0.6, 0.8, 0.99, 1, 1.0, 1.01, 1.2, 1.5, 2.0, 3.0])
#: building the running total of duty time for one more calendar takes longer than the default allows
slow = settings(deadline=None)


@given(budgets, moments, countings)
@slow
def test_setting_off_is_one_open_run(budget: Budget, at: datetime, counting: Counting) -> None:
    assert start(budget, at, counting) == due(budget, [Run(at)], counting)


@given(budgets, histories(), countings, holidays, fractions)
@slow
def test_one_more_holiday_never_makes_a_deadline_earlier(
    budget: Budget, runs: Sequence[Run], counting: Counting, off: date, fraction: float
) -> None:
    more = replace(counting, calendar=with_holiday(off))
    before, after = due(budget, runs, counting), due(budget, runs, more)
    assert before is not None
    assert after is not None
    assert after.at >= before.at
    early, late = (alarm_at(budget, runs, which, fraction) for which in (counting, more))
    assert early is not None
    assert late is not None
    assert late >= early


@given(budgets, histories(), countings, moments, moments, fractions)
@slow
def test_one_more_pause_never_makes_a_deadline_earlier(
    budget: Budget,
    runs: Sequence[Run],
    counting: Counting,
    one: datetime,
    other: datetime,
    fraction: float,
) -> None:
    begin, end = max(runs[0].start, min(one, other)), max(runs[0].start, one, other)
    before, after = due(budget, runs, counting), due(budget, paused(runs, begin, end), counting)
    assert before is not None
    assert after is not None
    assert after.at >= before.at
    early = alarm_at(budget, runs, counting, fraction)
    late = alarm_at(budget, paused(runs, begin, end), counting, fraction)
    assert early is not None
    assert late is not None
    assert late >= early


@given(budgets, histories(), countings, moments)
@slow
def test_consumed_and_remaining_make_the_limit(
    budget: Budget, runs: Sequence[Run], counting: Counting, at: datetime
) -> None:
    whole = size(budget, runs, counting)
    used, left = consumed(budget, runs, counting, at), remaining(budget, runs, counting, at)
    assert min(used, whole) + left == whole
    assert used >= timedelta(0)
    assert consumed(budget, runs, counting, at + timedelta(days=3)) >= used


@given(budgets, histories(), countings)
@slow
def test_the_limit_is_used_up_when_it_is_due_and_not_a_moment_before_its_last_day(
    budget: Budget, runs: Sequence[Run], counting: Counting
) -> None:
    end = due(budget, runs, counting)
    assert end is not None
    assert remaining(budget, runs, counting, end.at + timedelta.resolution) == timedelta(0)
    if not budget.unit.in_days:
        assert remaining(budget, runs, counting, end.at - timedelta.resolution) > timedelta(0)


@given(budgets, histories(), countings, fractions, fractions)
@slow
def test_a_larger_fraction_never_comes_earlier(
    budget: Budget, runs: Sequence[Run], counting: Counting, one: float, other: float
) -> None:
    first, second = (alarm_at(budget, runs, counting, which) for which in sorted((one, other)))
    assert first is not None
    assert second is not None
    assert first <= second


@given(budgets, histories(), countings)
@slow
def test_the_alarm_at_the_whole_is_the_due_moment(
    budget: Budget, runs: Sequence[Run], counting: Counting
) -> None:
    end = due(budget, runs, counting)
    assert end is not None
    assert alarm_at(budget, runs, counting, 1) == end.at


@given(budgets, histories(), countings, st.integers(1, 30))
@slow
def test_an_extension_never_makes_a_deadline_earlier(
    budget: Budget, runs: Sequence[Run], counting: Counting, more: int
) -> None:
    before = due(budget, runs, counting)
    after = due(budget + Budget(more, budget.unit), runs, counting)
    assert before is not None
    assert after is not None
    assert after.at >= before.at
