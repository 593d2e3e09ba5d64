"""What an import would do: compared with the units there are, before anything is written."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from jiannuo.people.lists import texts
from jiannuo.people.lists.columns import BY_KEY
from jiannuo.people.lists.problems import Problem, RowReader
from jiannuo.people.lists.reading import UnitList
from jiannuo.people.models import Unit


@dataclass(frozen=True)
class Change:
    """What happens to one unit: ``before`` is None for a new one."""

    row: int
    after: dict[str, str]
    before: dict[str, str] | None

    @property
    def differences(self) -> list[tuple[str, str, str]]:
        """(heading, text before, text after) of every column that changes."""
        before = self.before or {}
        return [
            (BY_KEY[key].heading, before.get(key, ""), text)
            for key, text in self.after.items()
            if before.get(key, "") != text
        ]


@dataclass
class Plan:
    """The outcome of checking a list; nothing is written yet."""

    added: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: int = 0
    #: units that exist and are not in the file: they stay as they are
    untouched: int = 0
    problems: list[Problem] = field(default_factory=list)
    unknown_columns: tuple[str, ...] = ()

    @property
    def broken_rows(self) -> list[int]:
        """Numbers of the rows that cannot be imported."""
        return sorted({problem.row for problem in self.problems})

    @property
    def empty(self) -> bool:
        """Whether importing would change nothing."""
        return not self.added and not self.changed


def plan_import(listed: UnitList) -> Plan:
    """Check every row of ``listed`` against the others and against the units there are."""
    now = {
        unit.code: texts.texts_of(unit)
        for unit in Unit.objects.select_related("parent", "successor").prefetch_related("aliases", "duties")
    }
    readers = [RowReader(row, listed.columns) for row in listed.rows]
    _refuse_twins(readers)
    sound = _without_broken_references(readers, now)
    after = {**now, **{r.texts["code"]: _merged(now.get(r.texts["code"]), r.texts) for r in sound}}
    _refuse_rings(sound, after)
    _refuse_shared_names(sound, after)
    plan = Plan(
        untouched=len(now.keys() - {reader.texts["code"] for reader in readers}),
        problems=sorted((p for r in readers for p in r.problems), key=lambda problem: problem.row),
        unknown_columns=listed.unknown,
    )
    for reader in sound:
        if reader.problems:
            continue
        code = reader.texts["code"]
        change = Change(reader.row.number, after[code], now.get(code))
        if change.before is None:
            plan.added.append(change)
        elif change.differences:
            plan.changed.append(change)
        else:
            plan.same += 1
    return plan


def _merged(before: dict[str, str] | None, row: dict[str, str]) -> dict[str, str]:
    """The unit after the row: a column the file lacks keeps what is there; a new unit starts confirmed,
    because the list is the district's own."""
    if before is not None:
        confirmed = {} if "confirmed" in row else {"confirmed": "是"}
        return {**before, **row, **confirmed}
    blank = dict.fromkeys(BY_KEY, "") | {"order": "0", "confirmed": "是"}
    return {**blank, **row}


def _refuse_twins(readers: Iterable[RowReader]) -> None:
    first: dict[str, int] = {}
    for reader in readers:
        code = reader.texts["code"]
        if code and code in first:
            reader.refuse("code", _("与第 %(row)d 行重复。") % {"row": first[code]})
        first.setdefault(code, reader.row.number)


def _without_broken_references(readers: list[RowReader], now: dict[str, dict[str, str]]) -> list[RowReader]:
    """The rows that are sound; a row that leans on a broken row is broken too."""
    sound = [reader for reader in readers if not reader.problems]
    while True:
        known = now.keys() | {reader.texts["code"] for reader in sound}
        broken = [reader for reader in sound if _leans_on_nothing(reader, known)]
        if not broken:
            return sound
        sound = [reader for reader in sound if reader not in broken]


def _leans_on_nothing(reader: RowReader, known: set[str]) -> bool:
    for key in ("parent", "successor"):
        code = reader.texts.get(key, "")
        if code and code not in known:
            reader.refuse(key, _("没有编码为“%(code)s”的单位，或该单位所在的行有问题。") % {"code": code})
    return bool(reader.problems)


def _refuse_rings(readers: Iterable[RowReader], after: dict[str, dict[str, str]]) -> None:
    for reader in readers:
        start = code = reader.texts["code"]
        seen = {start}
        while code := after[code]["parent"]:
            if code == start:
                reader.refuse("parent", _("上级单位不能是本单位或本单位的下级。"))
            if code in seen:
                break
            seen.add(code)


def _refuse_shared_names(readers: Iterable[RowReader], after: dict[str, dict[str, str]]) -> None:
    """One name, one unit at a time: otherwise an imported table could not be matched."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for code, unit in after.items():
        for name in _names(unit):
            bearers[name].add(code)
    for reader in readers:
        code = reader.texts["code"]
        for name in _names(after[code]):
            for other in sorted(bearers[name] - {code}):
                if _at_the_same_time(after[code], after[other]):
                    cause = _("“%(name)s”也是单位 %(other)s 的名称。") % {"name": name, "other": other}
                    reader.refuse("name" if name == after[code]["name"] else "aliases", cause)


def _names(unit: dict[str, str]) -> set[str]:
    return {unit["name"], unit["full_name"], *texts.words(unit["aliases"])} - {""}


def _at_the_same_time(one: dict[str, str], other: dict[str, str]) -> bool:
    return _begin(one) <= _end(other) and _begin(other) <= _end(one)


def _begin(unit: dict[str, str]) -> date:
    return texts.day(unit["valid_from"]) or date.min


def _end(unit: dict[str, str]) -> date:
    return texts.day(unit["valid_to"]) or date.max
