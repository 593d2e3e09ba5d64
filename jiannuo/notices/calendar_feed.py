"""The calendar of somebody's deadlines (RFC 5545), for the calendar program of phone or computer.

A calendar program may lie with a foreign provider, so nothing personal is in it: the title of a matter
only where the matter is public, otherwise its kind and number.
"""

import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from jiannuo.kernel.actors import Actor
from jiannuo.kernel.loops import loop_of
from jiannuo.kernel.models import Duty, Matter
from jiannuo.kernel.now import now
from jiannuo.kernel.organisation import organisation
from jiannuo.notices.calendar_sources import entries_for, loops_entered
from jiannuo.notices.gate import seen_matters
from jiannuo.notices.links import page_of
from jiannuo.notices.models import CalendarFeed
from jiannuo.notices.subscribing import digest_of

#: deadlines in one feed, the nearest first
MOST = 500


def make_feed(account_id: int, language: str) -> str:
    """A new secret for the account's feed; an earlier address stops working. It is not kept."""
    token = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(
        account_id=account_id,
        defaults={
            "token_digest": digest_of(token),
            "language": language,
            "created_at": now(),
            "read_at": None,
        },
    )
    return token


def feed_of(token: str) -> CalendarFeed | None:
    """The feed behind a secret, None if there is none (any more)."""
    return CalendarFeed.objects.filter(token_digest=digest_of(token), account__is_active=True).first()


def written(feed: CalendarFeed) -> bytes:
    """The feed as a calendar file, in its language."""
    CalendarFeed.objects.filter(pk=feed.pk).update(read_at=now())
    actor = organisation().actor_of(feed.account_id)
    with translation.override(feed.language):
        calendar = Calendar()
        calendar.add("prodid", "-//Jiannuo//Deadlines//ZH")
        calendar.add("version", "2.0")
        calendar.add("x-wr-calname", _("践诺：我的期限"))
        for matter in deadlines(actor) if actor else ():
            calendar.add_component(_event(matter))
        for entry in entries_for(actor) if actor else ():
            calendar.add_component(entry)
        return bytes(calendar.to_ical())


def deadlines(actor: Actor) -> list[Matter]:
    """Open matters with a date in which ``actor``, as of today, owes something, the nearest first."""
    units = {standing.unit_id for standing in actor.standings if standing.unit_id}
    owed = Duty.objects.filter(
        unit_id__in=units,
        closed_at__isnull=True,
        matter__due_at__isnull=False,
        matter__closed_at__isnull=True,
    ).exclude(matter__loop__in=loops_entered())
    owed = owed.order_by("matter__due_at", "matter_id")
    ids = list(dict.fromkeys(_falling(owed.iterator(chunk_size=500), actor)))[:MOST]
    seen = seen_matters(actor, ids)
    return [seen[pk] for pk in ids if pk in seen]


def _falling(duties: Iterable[Duty], actor: Actor) -> Iterable[int]:
    return (duty.matter_id for duty in duties if any(duty.falls_on(one) for one in actor.standings))


def _event(matter: Matter) -> Event:
    event = Event()
    event.add("uid", f"matter-{matter.pk}@jiannuo")
    event.add("dtstamp", matter.moved_at)
    event.add("dtstart", _when(matter.due_at))
    event.add("summary", _title(matter))
    if url := page_of(matter):
        event.add("url", f"{settings.ADDRESS}{url}")
    event.add("transp", "TRANSPARENT")
    return event


def _when(due: datetime | None) -> datetime | date:
    """A limit that ends with a day is that day; an event at one second to midnight is read by nobody."""
    assert due is not None
    here = localtime(due)
    return here.date() if (here.hour, here.minute) == (23, 59) else due.replace(microsecond=0)


def _title(matter: Matter) -> str:
    if matter.published:
        return _("到期：%(what)s") % {"what": matter.title}
    label = loop_of(matter.loop).label
    return _("到期：%(what)s") % {
        "what": _("%(loop)s第 %(number)d 号") % {"loop": label, "number": matter.pk}
    }
