"""What a cell that somebody filled in means. Raises Refused with a sentence for one that means nothing."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.breakdown.snapshot import plain
from jiannuo.reports.breakdown.unit_choice import UnitChoice
from jiannuo.reports.domains import Domain
from jiannuo.reports.models import Task

_ANSWERS = {"是": True, "yes": True, "否": False, "no": False}
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class CellReader:
    """Reads cells of one file; holds what is looked up again and again."""

    def __init__(self, posts: Mapping[int, str]) -> None:
        self._units = UnitChoice()
        self._posts = posts
        self._domains = _by_label(Domain.choices) | {value: value for value in Domain.values}
        self._states = _by_label([(s, Task.State(s)) for s in ("draft", "confirmed", "dropped")])
        self._ways: dict[str, Callable[[str], Any]] = {
            "lead_unit": self._unit,
            "assisting_units": self._several,
            "leader_post": self._post,
            "due_on": day,
            "domain": self._domain,
            "state": self._state,
            "quantified": self._answer,
        }

    def read(self, key: str, text: str) -> Any:
        """The value of the column ``key`` that ``text`` stands for, as ``snapshot`` keeps it."""
        return self._ways[key](text) if key in self._ways else text

    def _domain(self, text: str) -> Any:
        return _chosen(self._domains, text, _("没有“%(text)s”这个领域，请从列表中选择。"))

    def _state(self, text: str) -> Any:
        return _chosen(self._states, text, _("没有“%(text)s”这个状态，请填待确认、已确认或不列入。"))

    def _answer(self, text: str) -> Any:
        return _chosen(_ANSWERS, text, _("“%(text)s”应填是或否。"))

    def _unit(self, text: str) -> dict[str, Any] | None:
        unit = self._units.one(text)
        return plain(unit) if unit else None

    def _several(self, text: str) -> Any:
        return plain(self._units.several(text))

    def _post(self, text: str) -> dict[str, Any] | None:
        if not text:
            return None
        wanted = _bare(text)
        exact = [key for key, label in self._posts.items() if _bare(label) == wanted]
        found = exact or [key for key, label in self._posts.items() if _bare(label.split("（")[0]) == wanted]
        if len(found) != 1:
            sentence = (
                _("“%(text)s”可以指多个岗位，请从列表中选择。")
                if found
                else _("没有“%(text)s”这个区领导岗位，请从列表中选择（填岗位，不填姓名）。")
            )
            raise Refused(sentence % {"text": text})
        return {"id": found[0], "name": self._posts[found[0]]}


def day(text: str) -> str | None:
    """``2024-06-30`` for the ways people write a day; None for blank."""
    if not text:
        return None
    written = _DAY.fullmatch("".join(text.split()))
    try:
        return date(*(int(part) for part in written.groups())).isoformat() if written else _no_day(text)
    except ValueError:
        return _no_day(text)


def _no_day(text: str) -> str:
    raise Refused(_("“%(text)s”不是日期，请写成 2024-06-30 的形式。") % {"text": text[:40]})


def _chosen(known: Mapping[str, Any], text: str, sentence: str) -> Any:
    if (value := known.get(_bare(text))) is None:
        raise Refused(sentence % {"text": text[:40]})
    return value


def _by_label(choices: Any) -> dict[str, str]:
    """Values by their labels in every language of the site."""
    known = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for value, label in choices:
                shown = label.label if isinstance(label, Task.State) else label
                known[_bare(str(shown))] = value
    return known


def _bare(text: str) -> str:
    return "".join(text.split()).casefold().replace("(", "（").replace(")", "）")
