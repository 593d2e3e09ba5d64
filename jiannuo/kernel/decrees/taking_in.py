"""Taking a decree in: what it would change, and changing it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from jiannuo.kernel import redating
from jiannuo.kernel.decrees import checking
from jiannuo.kernel.decrees.decree import Decree
from jiannuo.kernel.decrees.storing import store, stored
from jiannuo.kernel.timing.calendar import DayKind, WorkCalendar
from jiannuo.kernel.timing.calendars import calendar_in_force
from jiannuo.kernel.timing.decreed import DecreedDay


@dataclass(frozen=True)
class Preview:
    """What taking ``new`` in would do."""

    new: Decree
    old: Decree | None
    before: WorkCalendar
    after: WorkCalendar

    @cached_property
    def problems(self) -> list[str]:
        """Why it cannot be taken in."""
        return list(checking.problems(self.new))

    @cached_property
    def warnings(self) -> list[str]:
        """What a person should look at first."""
        return list(checking.warnings(self.new, self.after))

    @property
    def added(self) -> list[DecreedDay]:
        """Days that are new or otherwise than stored."""
        return sorted(set(self.new.days) - set(self.old.days if self.old else ()))

    @property
    def gone(self) -> list[DecreedDay]:
        """Days that are stored and not in the new decree as they are."""
        return sorted(set(self.old.days) - set(self.new.days)) if self.old else []

    @property
    def same(self) -> bool:
        """Whether nothing would change."""
        return self.old is not None and self.old.days == self.new.days

    @cached_property
    def first_change(self) -> date:
        """The first day that is decided otherwise; a clock that was due before it is not concerned."""
        touched = [day.day for day in (*self.added, *self.gone)]
        return min([*touched, *([] if self.old else [date(self.new.year - 1, 12, 25)])], default=date.max)

    def clocks(self) -> int:
        """How many open limits would be looked at again."""
        return redating.open_clocks(self.first_change, self.after).count()


def preview(new: Decree) -> Preview:
    """Compare ``new`` with what is stored for its year."""
    before, old = calendar_in_force(), stored(new.year)
    theirs = {day.day for day in old.days} if old else set()
    exceptions = {day: kind for day, kind in before.exceptions.items() if day not in theirs}
    exceptions |= {day.day: DayKind(day.kind) for day in new.days}
    return Preview(new, old, before, WorkCalendar(exceptions, before.decreed_years | {new.year}))


def take_in(planned: Preview) -> redating.Redated:
    """Store the decree and date every open limit again that it concerns. Returns what moved.

    Raises ValueError if the decree has problems.
    """
    if planned.problems:
        raise ValueError(planned.problems[0])
    store(planned.new)
    return redating.redate_open_clocks(planned.first_change)
