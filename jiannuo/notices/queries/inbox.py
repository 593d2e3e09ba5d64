"""The inbox as its owner reads it: what the gate shows today, in the language of the page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiannuo.kernel.models import Matter
from jiannuo.kernel.visible import Viewer, visible
from jiannuo.notices.gate import seen_matters
from jiannuo.notices.links import page_of
from jiannuo.notices.message import Label, Message, Told
from jiannuo.notices.models import InboxEntry, InboxItem

#: a number beyond which nobody counts on
MOST_COUNTED = 99


@dataclass(frozen=True)
class Line:
    """One item as a line of the inbox."""

    item: InboxItem
    title: str
    body: str
    icon: str
    urgent: bool
    day: date
    #: (level, how many), grave first; empty where the message has no levels or came alone
    levels: list[tuple[Label, int]] = field(default_factory=list)

    @property
    def many(self) -> bool:
        """Whether it is a digest."""
        return self.item.count > 1


@dataclass(frozen=True)
class Subject:
    """One matter of a digest, with the gravest that was said of it."""

    matter: Matter
    url: str
    level: Label
    urgent: bool
    count: int
    at: datetime


def unread_count(account_id: int) -> int:
    """How many items are unread, up to 100. Reads the index of unread items only."""
    unread = InboxItem.objects.filter(account_id=account_id, read_at__isnull=True)
    return len(unread.order_by().values_list("account_id", flat=True)[: MOST_COUNTED + 1])


def items(viewer: Viewer, *, unread: bool) -> QuerySet[InboxItem]:
    """The viewer's items, the latest first."""
    rows = visible(viewer, InboxItem)
    return rows.filter(read_at__isnull=True) if unread else rows


def lines(viewer: Viewer, shown: Sequence[InboxItem]) -> list[Line]:
    """``shown`` as lines: four questions to the database, however many there are."""
    alone = [item.pk for item in shown if item.count == 1]
    entries = InboxEntry.objects.filter(item_id__in=alone).select_related("event")
    entry_of = {entry.item_id: entry for entry in entries}
    matters = seen_matters(viewer, {entry.matter_id for entry in entry_of.values() if entry.matter_id})
    levels = _levels([item.pk for item in shown])
    return [
        _line(item, entry_of.get(item.pk), matters, levels[item.pk])
        for item in shown
        if item.declared is not None
    ]


def _levels(ids: Iterable[int]) -> defaultdict[int, Counter[str]]:
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    rows = InboxEntry.objects.filter(item_id__in=ids).order_by().values_list("item_id", "level")
    for item, level, count in rows.annotate(count=Count("pk")):
        found[item][level] = count
    return found


def _line(
    item: InboxItem, entry: InboxEntry | None, matters: dict[int, Matter], levels: Counter[str]
) -> Line:
    message = item.declared
    assert message is not None
    day = localdate(item.last_at)
    urgent = any(message.disturbs(level) for level in levels)
    if entry is None:
        said = [(label, levels[key]) for key, label in reversed(list(message.levels.items())) if levels[key]]
        return Line(item, message.digest(item.count), "", message.icon, urgent, day, said)
    told = told_of(entry, matters.get(entry.matter_id or 0))
    return Line(item, message.title(told), message.body(told), message.icon, urgent, day)


def told_of(entry: InboxEntry, matter: Matter | None) -> Told:
    """The notice of ``entry`` as its reader meets it; ``matter`` is None where the gate is shut."""
    return Told(matter, entry.event, entry.at, entry.payload, entry.level)


def subjects(viewer: Viewer, item: InboxItem) -> tuple[list[Subject], int]:
    """The matters of a digest that ``viewer`` may see, grave and recent first, and how many are hidden."""
    message = item.declared
    assert message is not None
    by_matter: defaultdict[int, list[Any]] = defaultdict(list)
    for pk, level, at in item.entries.filter(matter__isnull=False).values_list("matter_id", "level", "at"):
        by_matter[pk].append((level, at))
    seen = seen_matters(viewer, by_matter)
    found = [_subject(message, seen[pk], said) for pk, said in by_matter.items() if pk in seen]
    rank = {label: place for place, label in enumerate(message.levels.values())}
    found.sort(key=lambda one: (rank.get(one.level, -1), one.at, one.matter.pk), reverse=True)
    return found, len(by_matter) - len(seen)


def _subject(message: type[Message], matter: Matter, said: list[tuple[str, datetime]]) -> Subject:
    order = list(message.levels)
    gravest = max(
        (level for level, _at in said), key=lambda level: order.index(level) if level in order else -1
    )
    return Subject(
        matter=matter,
        url=page_of(matter),
        level=message.levels.get(gravest, ""),
        urgent=message.disturbs(gravest),
        count=len(said),
        at=max(at for _level, at in said),
    )


def name_of_day(day: date, today: date) -> str:
    """今天, 昨天, or nothing for the page to write the date."""
    return {0: _("今天"), 1: _("昨天")}.get((today - day).days, "")
