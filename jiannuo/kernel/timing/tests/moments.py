"""What the tests of deadlines share: moments in Beijing, pauses, and what Hypothesis draws from."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache

from hypothesis import strategies as st

from jiannuo.kernel.timing.calendar import DayKind, WorkCalendar
from jiannuo.kernel.timing.counting import BEIJING, MIDNIGHT, Counting, StartRule
from jiannuo.kernel.timing.decreed import published_calendar
from jiannuo.kernel.timing.duty_hours import OFFICE_HOURS, DutyHours
from jiannuo.kernel.timing.runs import Run
from jiannuo.kernel.timing.units import Budget, TimeUnit

FIVE_OCLOCK = time(17)
NIGHT_DUTY = DutyHours.daily((time(8), time(12)), (time(20), time(2)))


def moment(text: str) -> datetime:
    """``2026-02-12 10:00`` in Beijing."""
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


def day(text: str) -> date:
    return date.fromisoformat(text)


def local(at: datetime) -> str:
    """A moment as Beijing writes it, to the second."""
    return at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M:%S")


def paused(runs: Sequence[Run], at: datetime, until: datetime | None = None) -> list[Run]:
    """``runs`` with a pause from ``at`` to ``until`` cut out; paused for good if ``until`` is None."""
    left = [Run(run.start, run.end if run.end and run.end < at else at) for run in runs if run.start <= at]
    if until is None:
        return left
    return left + [Run(max(run.start, until), run.end) for run in runs if run.end is None or run.end > until]


@cache
def with_holiday(off: date) -> WorkCalendar:
    """The published calendar with one more day off."""
    return published_calendar().with_days({off: DayKind.OFF})


#: a window with 春节, two make-up days and the first undecreed year at its end
days = st.dates(date(2026, 1, 20), date(2027, 2, 20))
moments = st.builds(
    lambda on, seconds: datetime.combine(on, time.min, BEIJING) + timedelta(seconds=seconds),
    days,
    st.integers(0, 24 * 3600 - 1),
)
_MOST = {
    TimeUnit.MINUTE: 5000,
    TimeUnit.WORKING_MINUTE: 5000,
    TimeUnit.HOUR: 500,
    TimeUnit.WORKING_DAY: 60,
    TimeUnit.CALENDAR_DAY: 90,
    TimeUnit.MONTH: 6,
}
budgets = st.sampled_from(TimeUnit).flatmap(
    lambda unit: st.builds(Budget, st.integers(1, _MOST[unit]), st.just(unit))
)
#: few, because the running total of duty time is built anew for every calendar
holidays = st.sampled_from([day(text) for text in ("2026-02-25", "2026-04-30", "2026-06-15", "2027-01-14")])
countings = st.builds(
    Counting,
    calendar=st.just(published_calendar()),
    duty_hours=st.sampled_from([OFFICE_HOURS, NIGHT_DUTY]),
    starts=st.sampled_from(StartRule),
    closes=st.sampled_from([MIDNIGHT, FIVE_OCLOCK]),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Run]:
    """One to four runs, the last open."""
    turns = sorted(draw(st.lists(moments, min_size=1, max_size=7, unique=True)))
    turns = turns if len(turns) % 2 else turns[:-1]
    return [Run(*turns[n : n + 2]) for n in range(0, len(turns), 2)]
