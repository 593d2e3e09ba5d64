"""Meetings in calendars (RFC 5545): in the personal feed, and one by one to download.

A calendar keeps its entry under the same UID and takes the one with the higher SEQUENCE, so a meeting
that is moved moves there, and one that is cancelled is crossed out (RFC 5545 §3.8.1.11, §3.8.7.4).
"""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from jiannuo.commitments.models import Meeting
from jiannuo.kernel.actors import Actor
from jiannuo.kernel.now import now
from jiannuo.kernel.visible import visible

#: meetings stay in the feed this long after they took place
KEPT = timedelta(days=92)
#: nobody says how long a meeting lasts; calendars want an end
USUAL_LENGTH = timedelta(hours=2)
MOST = 200


def meetings_of(actor: Actor) -> Iterator[Event]:
    """The meetings that ``actor`` may see, without their names: a feed may lie with a foreign provider."""
    for meeting in _seen(actor):
        label = _("%(kind)s会议第 %(number)d 号") % {
            "kind": meeting.get_kind_display(),
            "number": meeting.pk,
        }
        yield entry(meeting, label)


def file_of(meeting: Meeting) -> bytes:
    """A calendar of this one meeting, with its name: whoever downloads it carries it away."""
    calendar = Calendar()
    calendar.add("prodid", "-//Jiannuo//Meetings//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(entry(meeting, meeting.title))
    return bytes(calendar.to_ical())


def entry(meeting: Meeting, summary: str) -> Event:
    """The entry of a meeting under ``summary``."""
    event = Event()
    event.add("uid", f"matter-{meeting.pk}@jiannuo")
    event.add("dtstamp", meeting.moved_at.replace(microsecond=0))
    event.add("last-modified", meeting.moved_at.replace(microsecond=0))
    event.add("sequence", meeting.revision)
    event.add("status", "CANCELLED" if meeting.state == "cancelled" else "CONFIRMED")
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.starts_at + USUAL_LENGTH)
    event.add("summary", summary)
    event.add("location", meeting.place)
    event.add("url", f"{settings.ADDRESS}{reverse('commitments:meeting', args=[meeting.pk])}")
    event.add("transp", "TRANSPARENT" if meeting.state == "cancelled" else "OPAQUE")
    return event


def _seen(actor: Actor) -> QuerySet[Meeting]:
    recent = visible(actor, Meeting).filter(starts_at__gte=now() - KEPT)
    return recent.order_by("starts_at", "pk")[:MOST]
