"""One thing of a list as somebody of the enterprise types it: a field for each of its declared attributes.

There is no field for a name or a number of a person: 个人信息保护法 art 6, the least needed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.attributes.declared import ITEM_KINDS, ItemKind
from jiannuo.enterprises.facts import Interval
from jiannuo.enterprises.importing.cells import CellError, value_of
from jiannuo.enterprises.importing.planning import places_by_name
from jiannuo.enterprises.models import Item
from jiannuo.enterprises.telling import Telling
from jiannuo.enterprises.wording import english, label, shown, source_label

KINDS = {kind.key: kind for kind in ITEM_KINDS}


@dataclass
class Itemizing:
    """What was typed, what is wrong with it, and the values once sound."""

    kind: ItemKind
    sent: Mapping[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> list[dict[str, Any]]:
        """One of each attribute, as the page draws it."""
        return [self._field(one) for one in self.kind.attributes]

    def _field(self, one: Attribute) -> dict[str, Any]:
        form = Telling(one, "declared")
        return {
            "name": one.key, "label": label(one), "kind": form.kind, "unit": form.unit,
            "options": form.options if one.kind in (Kind.FLAG, Kind.CHOICE) else (),
            "sent": self.sent.get(one.key, ""), "wrong": self.wrong.get(one.key, ""),
        }  # fmt: skip

    def said(self) -> dict[str, list[Any]] | None:
        """The values as Item keeps them; None where something is wrong, and then ``wrong`` says what."""
        places = places_by_name()
        found = {}
        for one in self.kind.attributes:
            text = self.sent.get(one.key, "").replace("\0", "").strip()[:60]
            if text:
                found[one.key] = self._value(one, text, places)
        if not found:
            self.wrong["all"] = _("请至少填一项。")
        return None if self.wrong else found

    def _value(self, one: Attribute, text: str, places: Mapping[str, str]) -> list[Any]:
        try:
            value = value_of(one, text, one.unit, places)
        except CellError as problem:
            self.wrong[one.key] = str(problem)
            return []
        return [value.low, value.high] if isinstance(value, Interval) else sorted(value)


@dataclass(frozen=True)
class Itemized:
    """A row of the list as the page shows it."""

    row: Item
    parts: list[tuple[str, str]]
    source: str


def itemized(rows: Iterable[Item]) -> list[Itemized]:
    """The rows, each attribute with its value in words."""
    return [Itemized(row, _parts(row), source_label(row.source)) for row in rows if row.kind in KINDS]


def _parts(row: Item) -> list[tuple[str, str]]:
    found = []
    for one in KINDS[row.kind].attributes:
        kept = row.values.get(one.key)
        if kept:
            words = any(isinstance(part, str) for part in kept)
            value = frozenset(map(str, kept)) if words else Interval(*kept)
            found.append((label(one), shown(one, value)))
    return found


def kind_label(kind: ItemKind) -> str:
    """What things of a kind are called."""
    return kind.english if english() else kind.word
