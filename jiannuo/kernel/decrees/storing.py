"""Keeping decrees in the tables."""

from typing import Any

from django.db import connection, transaction

from jiannuo.kernel.decrees.decree import Decree, decree, published_decrees
from jiannuo.kernel.models import CalendarDay, CalendarYear
from jiannuo.kernel.now import now
from jiannuo.kernel.timing.calendar import DayKind
from jiannuo.kernel.timing.calendars import forget_calendar
from jiannuo.kernel.timing.decreed import DecreedDay


@transaction.atomic
def store(new: Decree) -> None:
    """Put ``new`` in the place of what is stored for its year."""
    year, _new = CalendarYear.objects.update_or_create(
        year=new.year, defaults={"decree": new.source, "digest": new.digest, "loaded_at": now()}
    )
    year.days.all().delete()
    CalendarDay.objects.bulk_create(
        [
            CalendarDay(day=day.day, year=year, working=day.kind is DayKind.WORK, name=day.festival)
            for day in new.days
        ]
    )
    forget_calendar()
    transaction.on_commit(forget_calendar)


def stored(year: int) -> Decree | None:
    """The decree of ``year`` as it is stored; None if it has not come yet."""
    row = CalendarYear.objects.filter(year=year).prefetch_related("days").first()
    if row is None:
        return None
    kinds = {True: DayKind.WORK, False: DayKind.OFF}
    return decree(
        year, [DecreedDay(day.day, kinds[day.working], day.name) for day in row.days.all()], row.decree
    )


def store_published(**_signal: Any) -> None:
    """Add the decrees that come with the system and are not stored yet; stored ones stay as they are."""
    if CalendarYear._meta.db_table not in connection.introspection.table_names():
        return  # migrated back to before the table
    there = set(CalendarYear.objects.values_list("year", flat=True))
    for one in published_decrees():
        if one.year not in there:
            store(one)
