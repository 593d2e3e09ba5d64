"""What the frame around every page needs (a template context processor)."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from jiannuo.kernel.now import today
from jiannuo.kernel.rehearsal import ahead
from jiannuo.places.models import Division
from jiannuo.web.menu_groups import grouped
from jiannuo.web.navigation import PORTAL, SETUP, WORKBENCH, entries
from jiannuo.web.preferences import preferences_of


def shell(request: HttpRequest) -> dict[str, Any]:
    """Demo mark, district, preferences and menus, each worked out only when a template asks."""
    return {
        "demo": settings.DEMO,
        "rehearsal": {"day": today(), "moved": abs(ahead()) > timedelta(minutes=1)}
        if settings.DEMO
        else None,
        "district": SimpleLazyObject(district_name),
        "preferences": preferences_of(request),
        "portal_menu": SimpleLazyObject(lambda: entries(request, PORTAL)),
        "work_menu": (work := SimpleLazyObject(lambda: entries(request, WORKBENCH + SETUP))),
        "work_groups": SimpleLazyObject(lambda: grouped(work)),
    }


def district_name() -> str:
    """The name of the district in force today; empty before any is loaded."""
    districts = Division.objects.on().filter(level=Division.Level.DISTRICT)
    return districts.values_list("name", flat=True).first() or ""


def rehearsed() -> dict[str, Any]:
    """The day of the demonstration, and whether it is another than the machine's."""
    return {"day": today(), "moved": abs(ahead()) > timedelta(minutes=1)}
