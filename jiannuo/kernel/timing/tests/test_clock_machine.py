"""A clock's life at random: suspend, resume, extend, switch, a decree, and time passing.

Beside the runs the machine keeps a plain model: day by day (or second by second for running time) it
adds up what counted, by the sentences of the law, with no arithmetic shared.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from jiannuo.kernel.timing.calendar import DayKind
from jiannuo.kernel.timing.counting import BEIJING, Counting
from jiannuo.kernel.timing.deadlines import Due, alarm_at, consumed, due, remaining, size
from jiannuo.kernel.timing.decreed import published_calendar
from jiannuo.kernel.timing.runs import Run
from jiannuo.kernel.timing.tests.moments import moment
from jiannuo.kernel.timing.units import Budget, Days, Hours, Months, TimeUnit, WorkingDays

limits = st.one_of(
    st.builds(WorkingDays, st.integers(1, 45)),
    st.builds(Days, st.integers(1, 60)),
    st.builds(Months, st.integers(1, 3)),
    st.builds(Hours, st.integers(1, 400)),
)


class ClockLife(RuleBasedStateMachine):
    """One clock from the end of 2026, whose next year is not decreed yet."""

    @initialize(budget=limits, hour=st.integers(0, 23))
    def set_off(self, budget: Budget, hour: int) -> None:
        self.now = moment(f"2026-12-01 {hour:02}:30")
        self.budget, self.runs = budget, [Run(self.now)]
        self.counting = Counting(published_calendar())

    @rule(hours=st.integers(0, 400))
    def time_passes(self, hours: int) -> None:
        late, used = self.late(), self.used()
        self.now += timedelta(hours=hours)
        assert self.late() or not late, "late once, late for ever"
        assert self.used() >= used

    @precondition(lambda self: self.runs[-1].end is None)
    @rule()
    def suspend(self) -> None:
        late, used = self.late(), self.used()
        self.runs[-1] = Run(self.runs[-1].start, self.now)
        assert (self.late(), self.used()) == (late, used)

    @precondition(lambda self: self.runs[-1].end is not None)
    @rule()
    def resume(self) -> None:
        late, used = self.late(), self.used()
        self.runs.append(Run(self.now))
        assert (self.late(), self.used()) == (late, used)

    @precondition(lambda self: not self.late() and self.budget.amount < 300)
    @rule(more=st.integers(1, 15))
    def extend(self, more: int) -> None:
        before, used = self.due(), self.used()
        self.budget += Budget(more, self.budget.unit)
        after = self.due()
        assert self.used() == used
        assert after is None or (before is not None and after.at >= before.at)

    @rule(limit=limits)
    def switch(self, limit: Budget) -> None:
        used, same = self.used(), self.measure(limit) == self.measure(self.budget)
        self.budget = limit
        assert not same or self.used() == used, "the same days count under the new limit"

    @rule(offset=st.integers(25, 200))
    def holiday(self, offset: int) -> None:
        """A decree takes one more day off."""
        off = (moment("2026-12-01 00:00") + timedelta(days=offset)).date()
        before, decreed = self.due(), 2027 in self.counting.calendar.decreed_years
        calendar = self.counting.calendar.with_days({off: DayKind.OFF}, {2027})
        self.counting = replace(self.counting, calendar=calendar)
        after = self.due()
        # the decree takes back the days that stood in for it, so only from then on days are added
        assert not decreed or after is None or (before is not None and after.at >= before.at)

    @invariant()
    def what_is_consumed_is_what_the_law_counts(self) -> None:
        if self.budget.unit is TimeUnit.HOUR:
            counted = sum((self.closed(run) - run.start for run in self.runs), timedelta(0))
        else:
            counted = timedelta(days=sum(self.days_counted(run) for run in self.runs))
        assert self.used() == counted

    @invariant()
    def used_and_left_make_the_limit(self) -> None:
        whole = size(self.budget, self.runs, self.counting)
        assert min(self.used(), whole) + remaining(self.budget, self.runs, self.counting, self.now) == whole

    @invariant()
    def alarms_come_in_order(self) -> None:
        at = [alarm_at(self.budget, self.runs, self.counting, f) for f in (0.3, 0.6, 0.9, 1, 1.3, 2)]
        given = [alarm for alarm in at if alarm]
        assert given == sorted(given)
        assert at[: len(given)] == given, "an earlier fraction is reached before a later one"

    def days_counted(self, run: Run) -> int:
        first, last = run.start.astimezone(BEIJING).date(), self.closed(run).astimezone(BEIJING).date()
        days = [first + timedelta(days=n) for n in range(1, (last - first).days)]
        if self.budget.unit is TimeUnit.WORKING_DAY:
            days = [day for day in days if self.counting.calendar.is_working(day)]
        return len(days)

    def closed(self, run: Run) -> datetime:
        return run.end or self.now

    def measure(self, limit: Budget) -> str:
        return {TimeUnit.MONTH: "day", TimeUnit.CALENDAR_DAY: "day"}.get(limit.unit, limit.unit)

    def due(self) -> Due | None:
        return due(self.budget, self.runs, self.counting)

    def used(self) -> timedelta:
        return consumed(self.budget, self.runs, self.counting, self.now)

    def late(self) -> bool:
        end = self.due()
        return end is not None and end.passed(self.now)


TestClockLife = ClockLife.TestCase
TestClockLife.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
