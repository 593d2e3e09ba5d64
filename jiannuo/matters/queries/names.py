"""Names of the rows that facts and columns point at, looked up together when the first is shown."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jiannuo.kernel.visible import visible
from jiannuo.people.viewer import Viewer


class Names:
    """Collects which rows a page will name, and asks once per table, through the gate."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self._wanted: dict[type[Model], set[int]] = defaultdict(set)
        self._found: dict[type[Model], dict[int, str]] = defaultdict(dict)

    def of(self, model: type[Model] | str, ids: Iterable[Any]) -> "Named":
        """What the rows ``ids`` of ``model`` are called; ``str()`` of it asks the database."""
        table: type[Model] = apps.get_model(model) if isinstance(model, str) else model
        numbers = [one for one in ids if isinstance(one, int)]
        self._wanted[table].update(numbers)
        return Named(self, table, numbers)

    def look_up(self, model: type[Model], ids: list[int]) -> list[str]:
        """The names of ``ids``; of what the viewer may not see, that it may not be seen."""
        missing = self._wanted.pop(model, set()) - self._found[model].keys()
        if missing:
            rows = visible(self._viewer, model).filter(pk__in=missing)
            self._found[model] |= {row.pk: str(row) for row in rows}
        return [self._found[model].get(one, _("（无权查看）")) for one in ids]


@dataclass(frozen=True)
class Named:
    """Rows to be named when shown."""

    names: Names
    model: type[Model]
    ids: list[int]

    def __str__(self) -> str:
        return pgettext("between words", "、").join(self.names.look_up(self.model, self.ids))
