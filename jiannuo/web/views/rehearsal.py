"""Rehearsing time in a demonstration: a day, a week, a month further, or to a date."""

import calendar
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jiannuo.kernel.now import now
from jiannuo.kernel.rehearsal import Passed, RehearsalError, go_back, move_to
from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.web.views.preference import back_to


@public
@require_POST
def rehearse(request: Request) -> HttpResponse:
    """Let time pass for the whole site and say what that brought. Any visitor of a demonstration may."""
    if not settings.DEMO:
        raise Http404
    try:
        if request.POST.get("pass") == "back":
            go_back()
            messages.success(request, _("已回到演示的起点。"))
        else:
            messages.success(request, _what_passed(move_to(_wanted(request))))
    except RehearsalError as problem:
        messages.error(request, str(problem.sentence))
    return redirect(back_to(request))


def _wanted(request: Request) -> datetime:
    """The moment asked for. Raises RehearsalError when there is none."""
    here = timezone.localtime(now())
    match request.POST.get("pass"):
        case "day":
            return here + timedelta(days=1)
        case "week":
            return here + timedelta(weeks=1)
        case "month":
            return here.replace(**_month_later(here.date()))  # type: ignore[arg-type]
    try:
        day = date.fromisoformat(request.POST.get("until", ""))
        return timezone.make_aware(datetime.combine(day, time(9)))
    except (ValueError, OverflowError):
        raise RehearsalError(_("请选一个日期。")) from None


def _month_later(day: date) -> dict[str, int]:
    year, month = day.year + day.month // 12, day.month % 12 + 1
    return {"year": year, "month": month, "day": min(day.day, calendar.monthrange(year, month)[1])}


def _what_passed(passed: Passed) -> str:
    here = timezone.localtime(now())
    told = ngettext(
        "时间走到了 %(day)s，途中有 %(count)d 个时限到点提醒。",
        "时间走到了 %(day)s，途中有 %(count)d 个时限到点提醒。",
        passed.clocks,
    ) % {"day": here.strftime("%Y-%m-%d"), "count": passed.clocks}
    return told if passed.complete else told + _("其余的由后台进程继续办理，请稍后刷新。")
