"""Which unit is meant: the names people write, with and without the district in front."""

import re
import unicodedata
from collections import defaultdict
from datetime import date

from jiannuo.people.models import Unit
from jiannuo.people.queries.units import units_in_force

#: what the body that governs the whole district is called after the district's own name
_GOVERNING = re.compile(r"(?:人民)?政府$")
_SPACE = re.compile(r"\s+")


class UnitNames:
    """All names of the units in force on a day, read once and asked often.

    大连市中山区住房和城乡建设局, 中山区住建局, 区住建局 and 住建局 are one unit. Which words may stand
    in front is not written here: they are the names of the governing unit (the one with a county
    division code and no superior) less 人民政府: 大连市中山区, 中山区, 区. Another district has its own.
    """

    def __init__(self, day: date | None = None) -> None:
        units = list(units_in_force(day).prefetch_related("aliases"))
        self._prefixes = _prefixes(units)
        self._exact: dict[str, set[Unit]] = defaultdict(set)
        self._bare: dict[str, set[Unit]] = defaultdict(set)
        for unit in units:
            for name in names_of(unit):
                self._exact[folded(name)].add(unit)
                self._bare[self._without_district(folded(name))].add(unit)

    def find(self, text: str) -> list[Unit]:
        """The units that ``text`` may mean, best first: none, one, or several that share the name."""
        key = folded(text)
        if not key:
            return []
        found = self._exact.get(key) or self._bare.get(self._without_district(key)) or set()
        return sorted(found, key=lambda unit: (unit.order, unit.code))

    def _without_district(self, key: str) -> str:
        for prefix in self._prefixes:
            if key.startswith(prefix) and len(key) > len(prefix) + 1:
                return key[len(prefix) :]
        return key


def names_of(unit: Unit) -> list[str]:
    """Every name of a unit: short, full, and what else people write."""
    return [name for name in (unit.name, unit.full_name, *(a.name for a in unit.aliases.all())) if name]


def find_unit(text: str, day: date | None = None) -> Unit | None:
    """The unit in force on ``day`` that ``text`` names, or None when no unit or several fit.

    For more than a few names build one ``UnitNames`` and ask it.
    """
    found = UnitNames(day).find(text)
    return found[0] if len(found) == 1 else None


def folded(text: str) -> str:
    """Full-width forms narrowed, spaces dropped: what an officer types and what a table holds agree."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _prefixes(units: list[Unit]) -> list[str]:
    governing = [unit for unit in units if unit.parent_id is None and len(unit.division_code) == 6]
    stems = {_GOVERNING.sub("", folded(name)) for unit in governing for name in names_of(unit)}
    return sorted(filter(None, stems), key=len, reverse=True)
