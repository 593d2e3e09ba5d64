"""What a step was told and what it changed, as a person reads it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, DateField, DateTimeField, Field, ForeignKey, JSONField
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from jiannuo.kernel.loops.facts import Choice, Choices, Fact, Number, Rows
from jiannuo.kernel.models import Event, Matter
from jiannuo.matters.queries.names import Names

#: what stands for a personal fact that this viewer may not read
MASKED = "masked"
ERASED = "erased"


@dataclass(frozen=True)
class Told:
    """One fact of an event."""

    label: str
    #: the fact's kind, ``masked`` or ``erased``
    kind: str
    value: Any = ""
    personal: bool = False
    #: for evidence: what the log keeps of each paper
    papers: list[dict[str, Any]] = field(default_factory=list)

    @property
    def wide(self) -> bool:
        """Whether it needs a line of its own."""
        return self.kind in ("text", "reason", "evidence")


@dataclass(frozen=True)
class Change:
    """One column before and after."""

    label: str
    was: Any
    now: Any


def told(fact: Fact | None, name: str, value: Any, names: Names) -> Told:
    """``value`` of ``fact`` in words. ``fact`` is None when the declaration has since dropped it."""
    label = str(fact.label) if fact else name
    kind = fact.kind if fact else "text"
    personal = bool(fact and fact.personal)
    if kind == "evidence" and isinstance(value, list):
        return Told(label, kind, personal=personal, papers=[one for one in value if isinstance(one, dict)])
    return Told(label, kind, _words(fact, value, names), personal)


def _words(fact: Fact | None, value: Any, names: Names) -> Any:
    if isinstance(fact, Choices):
        known = dict(fact.choices)
        return "、".join(str(known.get(one, one)) for one in (value if isinstance(value, list) else [value]))
    if isinstance(fact, Choice):
        return dict(fact.choices).get(value, value)
    if isinstance(fact, Rows):
        return names.of(fact.model, value if isinstance(value, list) else [value])
    if isinstance(fact, Number):
        return f"{value} {fact.unit}".rstrip()
    if isinstance(value, bool):
        return _yes(value)
    return _day(value) if fact and fact.kind == "day" else value


def changes(matter: Matter, event: Event, names: Names) -> Iterator[Change]:
    """The columns that the step changed, with both values; what was set first and is a fact is told there."""
    was, step = event.effects.get("was", {}), matter.declared.steps.get(event.step)
    facts = {fact.name: fact for fact in step.needs} if step else {}
    for name, value in event.effects.get("set", {}).items():
        column, asked = _column(matter, name), name.removesuffix("_id")
        told_already = not was.get(name) and asked in event.facts and event.facts[asked] == value
        if column is None or value == was.get(name) or told_already:
            continue
        if isinstance(column, JSONField) and not isinstance(facts.get(asked), Choices):
            continue  # ids and tables are for the domain's own page
        said = [_said(facts.get(asked), column, one, names) for one in (was.get(name), value)]
        yield Change(str(column.verbose_name), *said)


def _said(fact: Fact | None, column: "Field[Any, Any]", value: Any, names: Names) -> Any:
    """Several of a list are said as the fact says them: the column knows but their keys."""
    return _words(fact, value, names) if isinstance(fact, Choices) and value else shown(column, value, names)


def _column(matter: Matter, name: str) -> "Field[Any, Any] | None":
    fields = type(matter)._meta.concrete_fields
    return next((column for column in fields if name in (column.attname, column.name)), None)


def shown(column: "Field[Any, Any]", value: Any, names: Names) -> Any:
    """A column's value as the event keeps it, in words."""
    if value in (None, ""):
        return ""
    if isinstance(column, ForeignKey):
        return names.of(column.related_model, [value])
    if isinstance(column, BooleanField):
        return _yes(bool(value))
    if column.choices:
        return dict(column.flatchoices).get(value, value)
    if isinstance(column, DateTimeField):
        return moment(value)
    return _day(value) if isinstance(column, DateField) else value


def moment(value: Any) -> str:
    """A stored moment as day and minute of the district."""
    try:
        at = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return formats.date_format(timezone.localtime(at), "Y-m-d H:i") if timezone.is_aware(at) else str(at)


def _day(value: Any) -> str:
    try:
        return f"{date.fromisoformat(str(value)):%Y-%m-%d}"
    except ValueError:
        return str(value)


def _yes(value: bool) -> str:
    return _("是") if value else _("否")


__all__ = ["ERASED", "MASKED", "Change", "Told", "changes", "moment", "shown", "told"]
