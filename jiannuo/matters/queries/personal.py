"""The personal fields of a matter, without their values: for whoever erases them or asks for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiannuo.kernel.erasing import GROUND, REASON, asked_for, may_erase, name_of, personal_of, still_said
from jiannuo.kernel.loops import Loop
from jiannuo.kernel.loops.facts import Fact, Text
from jiannuo.kernel.models import Event, Matter, Personal
from jiannuo.people.viewer import Viewer

#: what events of the system and of those who look after it are told, so that the timeline can name it
FACTS: dict[str, Fact] = {
    "erased": Text("erased", gettext_lazy("已删除的内容")),
    "asked": Text("asked", gettext_lazy("申请删除的内容")),
    "letter": Text("letter", gettext_lazy("编号")),
    "topic": Text("topic", gettext_lazy("消息")),
    "error": Text("error", gettext_lazy("原因")),
    "why": Text("why", gettext_lazy("理由")),
    GROUND.name: GROUND,
    REASON.name: REASON,
}


@dataclass(frozen=True)
class Line:
    """One field: its name in the log, what it is called, in which step it was told and when."""

    name: str
    label: str
    step: str
    at: datetime
    own: bool
    asked: bool
    erased_at: datetime | None


@dataclass(frozen=True)
class Fields:
    """What somebody may do about the personal fields of a matter, and the fields."""

    lines: list[Line]
    erases: bool

    @property
    def left(self) -> list[Line]:
        """The fields that this viewer may still choose from."""
        return [line for line in self.lines if line.erased_at is None and (self.erases or line.own)]


def fields_of(viewer: Viewer, matter: Matter) -> Fields:
    """The personal fields of ``matter``; all of them for whoever may erase, else those one told."""
    erases, asked = may_erase(viewer) is not None, asked_for(matter)
    lines = [_line(row, matter.declared, viewer, asked) for row in personal_of(matter)]
    return Fields([line for line in lines if erases or line.own], erases)


def _line(row: Personal, loop: type[Loop], viewer: Viewer, asked: set[str]) -> Line:
    return Line(
        name_of(row),
        label_of(loop, row.event, row.field),
        step_of(loop, row.event),
        row.event.at,
        viewer.account_id is not None and row.event.actor_id == viewer.account_id,
        name_of(row) in asked,
        row.erased_by.at if row.erased_by else None,
    )


def also_said(matter: Matter, names: Iterable[str]) -> list[str]:
    """Where else the text of the fields ``names`` stands and will stay, in words."""
    chosen = [row for row in personal_of(matter) if name_of(row) in set(names)]
    found = still_said(matter, chosen)
    return [
        _("事项名称") if event is None else _words(matter.declared, event, field) for event, field in found
    ]


def spoken(loop: type[Loop], events: dict[int, Event], names: Iterable[str]) -> str:
    """The fields ``names`` in words: 受理：反映人."""
    words = []
    for name in names:
        seq, _dot, field = str(name).partition(".")
        event = events.get(int(seq)) if seq.isdigit() else None
        words.append(_words(loop, event, field) if event else str(name))
    return "；".join(words)


def label_of(loop: type[Loop], event: Event, field: str) -> str:
    """What the declaration calls a field of an event."""
    step = loop.steps.get(event.step)
    return next((str(fact.label) for fact in step.needs if fact.name == field), field) if step else field


def step_of(loop: type[Loop], event: Event) -> str:
    """What the declaration calls the step of an event."""
    step = loop.steps.get(event.step)
    return str(step.label) if step else event.step


def _words(loop: type[Loop], event: Event, field: str) -> str:
    line = {"step": step_of(loop, event), "field": label_of(loop, event, field)}
    return _("%(step)s：%(field)s") % line
