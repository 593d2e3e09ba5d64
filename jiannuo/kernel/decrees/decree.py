"""One year's decree (国务院办公厅关于某年部分节假日安排的通知) as a value."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop as _

from jiannuo.kernel.timing.calendar import DayKind
from jiannuo.kernel.timing.decreed import DecreedDay, decreed_days, decreed_years

#: how the notice of a year is called
NOTICE = _("国务院办公厅关于%(year)d年部分节假日安排的通知")


@dataclass(frozen=True)
class Decree:
    """The days that the decree of ``year`` makes off or worked, in order, and where that stands."""

    year: int
    source: str
    days: tuple[DecreedDay, ...]

    @property
    def digest(self) -> str:
        """Equal for equal days, whatever the source is called."""
        lines = [f"{day.day.isoformat()} {day.kind.value}" for day in self.days]
        return hashlib.sha256("\n".join([str(self.year), *lines]).encode()).hexdigest()[:16]


def decree(year: int, days: Iterable[DecreedDay], source: str = "") -> Decree:
    """A decree with its days in order and the name of the yearly notice as its source."""
    return Decree(year, source or NOTICE % {"year": year}, tuple(sorted(days)))


def published_decrees() -> list[Decree]:
    """The decrees that come with the system, in order of years."""
    found: dict[int, list[DecreedDay]] = {year: [] for year in decreed_years()}
    for day in decreed_days():
        found.setdefault(decree_year(day.day, day.festival), []).append(day)
    return [decree(year, found[year]) for year in sorted(decreed_years())]


def decree_year(day: date, festival: str) -> int:
    """The year whose decree ``day`` stands in: 元旦 reaches back into December."""
    return day.year + 1 if day.month == 12 and festival == "元旦" else day.year


__all__ = ["DayKind", "Decree", "DecreedDay", "decree", "decree_year", "published_decrees"]
