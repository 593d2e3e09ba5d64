"""Which unit somebody means by what they typed, in a form or in a spreadsheet cell."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from django.utils.translation import gettext as _

from jiannuo.people.models import Unit
from jiannuo.people.queries import UnitNames
from jiannuo.reports.breakdown.refusals import Refused

#: what people write between two units
_BETWEEN = re.compile(r"[、，,;；\n\t/]+")


class UnitChoice:
    """Finds units by any of their names; made once for a form or a file.

    Units no longer in force are found by their exact name only: choosing one raises a doubt later.
    """

    def __init__(self) -> None:
        self._in_force = UnitNames()
        self._all = {unit.name: unit for unit in Unit.objects.order_by("-order", "-code")}

    def one(self, text: str) -> Unit | None:
        """The unit meant by ``text``; None for blank. Raises Refused with the nearest names."""
        text = text.strip()
        if not text:
            return None
        exact = self._all.get(text)
        if exact is not None:
            return exact
        found = self._in_force.find(text)
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused(
                _("“%(text)s”可以指%(units)s，请写全称。")
                % {"text": text, "units": "、".join(unit.name for unit in found)}
            )
        near = self.nearest(text)
        if near:
            raise Refused(
                _("没有“%(text)s”这个单位。是不是：%(near)s？") % {"text": text, "near": "、".join(near)}
            )
        raise Refused(_("没有“%(text)s”这个单位，请从单位列表中选择。") % {"text": text})

    def several(self, text: str) -> list[Unit]:
        """The units in a list such as ``住建局、城管局``, each once. Raises Refused as ``one`` does."""
        units = (self.one(part) for part in _BETWEEN.split(text))
        return list(dict.fromkeys(unit for unit in units if unit is not None))

    def nearest(self, text: str) -> Sequence[str]:
        """Names written most like ``text``, best first, at most three."""
        within = [name for name in self._all if text in name or name in text]
        return [*within, *(n for n in get_close_matches(text, self._all, 3, 0.5) if n not in within)][:3]


def written(units: Sequence[Unit]) -> str:
    """The units as one line that ``UnitChoice.several`` reads back."""
    return "、".join(unit.name for unit in units)
