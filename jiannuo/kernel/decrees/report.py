"""What taking a decree in would do, told line by line."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jiannuo.kernel.decrees.checking import working_days
from jiannuo.kernel.decrees.taking_in import Preview
from jiannuo.kernel.timing.calendar import DayKind
from jiannuo.kernel.timing.decreed import DecreedDay


def lines(planned: Preview) -> Iterator[str]:
    """What a person reads before agreeing: problems, what is unusual, each day, then the sum."""
    yield from planned.problems
    yield from (_("请留意：%(warning)s") % {"warning": warning} for warning in planned.warnings)
    if planned.same:
        yield _("%(year)d 年的安排与已有的相同。") % {"year": planned.new.year}
        return
    yield from (_("删去 %(day)s") % {"day": _told(day)} for day in planned.gone)
    yield from (_("列入 %(day)s") % {"day": _told(day)} for day in planned.added)
    if not planned.problems:
        year = planned.new.year
        yield _(
            "%(year)d 年工作日：原为 %(before)d 天，导入后 %(after)d 天；"
            "将重新核算 %(clocks)d 个未办结的期限。"
        ) % {
            "year": year,
            "before": working_days(planned.before, year),
            "after": working_days(planned.after, year),
            "clocks": planned.clocks(),
        }


def _told(day: DecreedDay) -> str:
    kind = _("放假") if day.kind is DayKind.OFF else _("上班")
    return f"{day.day} {kind} {day.festival}".rstrip()
