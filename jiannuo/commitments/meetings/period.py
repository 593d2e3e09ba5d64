"""From which day a meeting looks at things, and what it is called, if nobody says otherwise."""

from datetime import date, timedelta

from cn2an import an2cn

from jiannuo.commitments.models import Meeting

HELD = ("held", "archived")
#: a season's meeting is held at its end or soon after: the middle of what it looks at tells which it is
HALF_A_SEASON = timedelta(days=45)


def last_held(kind: str, report_id: int, before: date) -> Meeting | None:
    """The last meeting of the same kind on the same report that was held before ``before``."""
    rows = Meeting.objects.filter(kind=kind, report_id=report_id, state__in=HELD, meets_on__lt=before)
    return rows.order_by("-meets_on", "-pk").first()


def first_day(kind: str, report_id: int, day: date) -> date:
    """The day of the last meeting of the kind; without one, a quarter (season) or a month before ``day``."""
    last = last_held(kind, report_id, day)
    if last is not None:
        return last.meets_on
    months = 3 if kind == Meeting.Kind.SEASON else 1
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    end = (date(year, month + 1, 1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return end.replace(day=min(day.day, end.day))


def usual_title(kind: str, day: date) -> str:
    """``2024年第三季度调度会``; a topic has no usual name. A name is data: Chinese in every language."""
    match kind:
        case Meeting.Kind.SEASON:
            middle = day - HALF_A_SEASON
            return f"{middle.year}年第{an2cn((middle.month + 2) // 3)}季度调度会"
        case Meeting.Kind.MONTH:
            return f"{day.year}年{day.month}月调度会"
        case Meeting.Kind.ANY:
            return f"{day.month}月{day.day}日随时调度会"
    return ""
