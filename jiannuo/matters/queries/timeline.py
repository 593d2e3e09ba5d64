"""What happened to a matter, event by event, as this viewer may read it.

Who works on it reads everything but personal facts that are none of their business. Everybody else
reads what the declaration calls public, and what they told themselves. Nobody reads a person's name
here: steps are taken by units and posts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.kernel.erasing import ASK, ERASE
from jiannuo.kernel.loops import Loop, Step
from jiannuo.kernel.models import Event, Matter, Personal
from jiannuo.kernel.visible import visible
from jiannuo.kernel.worker import letters
from jiannuo.matters.queries.insight import works_on
from jiannuo.matters.queries.names import Names
from jiannuo.matters.queries.personal import FACTS, spoken
from jiannuo.matters.queries.telling import ERASED, MASKED, Change, Told, changes, moment, told
from jiannuo.papers.evidence.showing import Shown
from jiannuo.papers.queries import evidence_by_event
from jiannuo.people.viewer import Viewer

#: events shown before one asks for all
SHOWN = 15


@dataclass(frozen=True)
class Entry:
    """One event."""

    event: Event
    label: str
    by: str
    #: where it led, "" if the state stayed
    to: str = ""
    ends: bool = False
    facts: list[Told] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    evidence: list[Shown] = field(default_factory=list)
    system: bool = False


@dataclass(frozen=True)
class Timeline:
    """The newest events first, and how many older ones there are."""

    entries: list[Entry]
    older: int


def timeline(viewer: Viewer, matter: Matter, *, at_most: int | None = SHOWN) -> Timeline:
    """The events of ``matter``, which the viewer got through the gate."""
    insider = works_on(viewer, matter)
    rows = matter.events.select_related("unit", "post__unit", "behalf_of__unit").order_by("-seq")
    events = list(rows if at_most is None else rows[:at_most])
    teller = _Teller(viewer, matter, events, insider=insider)
    entries = [teller.entry(event) for event in events]
    return Timeline([entry for entry in entries if insider or not entry.system], matter.seq - len(events))


class _Teller:
    def __init__(self, viewer: Viewer, matter: Matter, events: Iterable[Event], *, insider: bool) -> None:
        self.viewer, self.matter, self.loop, self.insider = viewer, matter, matter.declared, insider
        self.names = Names(viewer)
        self.first = _named_by(matter, events)
        self.evidence = evidence_by_event(viewer, [event.pk for event in events])
        listed = Personal.objects.filter(event__in=[event.pk for event in events])
        #: when personal values were erased, and which of the others this viewer may read
        gone = listed.filter(erased_by__isnull=False).values_list("event_id", "field", "erased_by__at")
        self.erased = {(event, field): at for event, field, at in gone}
        readable = visible(viewer, Personal).filter(pk__in=listed.values("pk"))
        self.readable = {(row.event_id, row.field): row.value for row in readable}

    def entry(self, event: Event) -> Entry:
        step = self.loop.steps.get(event.step)
        system = step is None
        target = self.loop.states.get(event.after)
        moved = event.after != event.before and target is not None
        return Entry(
            event,
            str(step.label) if step else _system_label(event.step),
            self.by(event),
            str(target.label) if moved and target else "",
            bool(moved and target and target.ends),
            list(self.facts(event, step)),
            list(changes(self.matter, event, self.names)) if self.insider else [],
            list(self.notes(event)) if self.insider else [],
            self.evidence.get(event.pk, []),
            system,
        )

    def by(self, event: Event) -> str:
        if event.unit is None:
            return _("系统") if event.actor_id is None else _("发起人")
        if not self.insider or event.post is None:
            return str(event.unit)
        if event.behalf_of is not None:
            return _("%(receiver)s 代 %(giver)s") % {"receiver": event.post, "giver": event.behalf_of}
        return f"{event.unit} {event.post.title}"

    def facts(self, event: Event, step: Step | None) -> Iterable[Told]:
        declared = {fact.name: fact for fact in step.needs} if step else FACTS
        own = event.actor_id is not None and event.actor_id == self.viewer.account_id
        for name, value in _in_order(event.facts, declared):
            fact = declared.get(name)
            if fact and fact.kind == "evidence" and event.pk in self.evidence:
                continue  # shown as pictures
            if self.insider or own or (fact and fact.public):
                fields = name in ("erased", "asked") and isinstance(value, list) and not step
                shown = spoken(self.loop, self.first, value) if fields else value
                yield told(fact, name, shown, self.names)
        for name in event.commitments:
            fact, place = declared.get(name), (event.pk, name)
            if place in self.readable:
                yield told(fact, name, self.readable[place], self.names)
            elif self.insider or own:
                label = str(fact.label) if fact else name
                at = self.erased.get(place)
                yield Told(label, ERASED if at else MASKED, at or "", personal=True)

    def notes(self, event: Event) -> Iterable[str]:
        for change in event.effects.get("changed", []):
            yield _clock_note(self.loop, change)


def _named_by(matter: Matter, events: Iterable[Event]) -> dict[int, Event]:
    """The events that erasures among ``events`` speak of, by their number."""
    said = [
        name
        for event in events
        if event.step in (ERASE, ASK)
        for name in event.facts.get("erased", event.facts.get("asked", []))
    ]
    numbers = {int(seq) for name in said if (seq := str(name).partition(".")[0]).isdigit()}
    return {event.seq: event for event in matter.events.filter(seq__in=numbers)} if numbers else {}


def _in_order(facts: dict[str, Any], declared: dict[str, Any]) -> list[tuple[str, Any]]:
    """Facts in the order of the declaration, whatever order the database gave them."""
    place = {name: n for n, name in enumerate(declared)}
    return sorted(facts.items(), key=lambda item: (place.get(item[0], len(place)), item[0]))


def _clock_note(loop: type[Loop], change: dict[str, Any]) -> str:
    clock = loop.clocks.get(change.get("key", ""))
    line = {
        "clock": clock.label if clock else change.get("key", ""),
        "was": moment(change["was"]) if change.get("was") else _("未定"),
        "due": moment(change["due"]) if change.get("due") else _("未定"),
    }
    match change.get("why"):
        case "paused":
            pauses = {pause.key: pause.label for pause in clock.pauses} if clock else {}
            line["reason"] = pauses.get(change.get("reason", ""), change.get("reason", ""))
            return _("“%(clock)s”暂停计时：%(reason)s。") % line
        case "resumed":
            return _("“%(clock)s”恢复计时，到期时间 %(due)s。") % line
        case "extended":
            return _("“%(clock)s”延期：由 %(was)s 改为 %(due)s。") % line
        case _:
            return _("“%(clock)s”到期时间由 %(was)s 改为 %(due)s。") % line


def _system_label(step: str) -> str:
    return {
        "system.alarm": _("时限提醒"),
        "system.redate": _("重新计算到期时间"),
        "system.resume": _("暂停期满，恢复计时"),
        ERASE: _("按规定删除个人信息"),
        ASK: _("申请删除个人信息"),
        letters.RETRIED: _("重试没有办成的后续动作"),
        letters.GIVEN_UP: _("放弃没有办成的后续动作"),
    }.get(step, _("系统记录"))
