"""What a portion of rows would do, compared with what the registry knows: before anything is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.apps import apps
from django.utils.translation import gettext as _

from jiannuo.enterprises.actions.stating import Said
from jiannuo.enterprises.attributes.attribute import Kind
from jiannuo.enterprises.attributes.declared import attribute
from jiannuo.enterprises.attributes.sources import evidence_of
from jiannuo.enterprises.credit_code import normal
from jiannuo.enterprises.facts import Interval, Key
from jiannuo.enterprises.importing.cells import CellError, span_of, value_of
from jiannuo.enterprises.importing.headings import BUILDING, CODE, NAME, Column
from jiannuo.enterprises.importing.staging import Wrong
from jiannuo.enterprises.knowing import said_of
from jiannuo.enterprises.models import Enterprise, Qualification
from jiannuo.enterprises.resolving import Belief, Statement, believe, contradict
from jiannuo.enterprises.wording import label, shown, source_label

#: the register whose word on a name counts
REGISTER = "registration"


@dataclass(frozen=True)
class Difference:
    """One value that would change, as a page shows it."""

    row: int
    name: str
    what: str
    before: str
    after: str


@dataclass
class RowPlan:
    """What one sound row would do. ``known`` is None for an enterprise that is not in the registry."""

    row: int
    code: str
    name: str
    building: str
    known: Enterprise | None
    said: list[Said] = field(default_factory=list)
    held: list[tuple[str, date, date | None]] = field(default_factory=list)
    renames: bool = False
    differences: list[Difference] = field(default_factory=list)
    conflicts: list[Difference] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        """Whether anything would be written of an enterprise that is known."""
        return bool(self.said or self.held or self.renames)


@dataclass(frozen=True)
class Reading:
    """What holds for all rows of a file: its columns, who says it, of which day, and names of places."""

    columns: Sequence[Column]
    source: str
    observed_on: date
    places: Mapping[str, str]
    today: date


def plan(rows: Sequence[tuple[int, list[str]]], reading: Reading) -> tuple[list[RowPlan], list[Wrong]]:
    """What the sound ones of ``rows`` would do, and what is wrong with the others."""
    codes = [_code(texts, reading) for _number, texts in rows]
    known = {row.credit_code: row for row in Enterprise.objects.filter(credit_code__in=codes)}
    ids = [row.pk for row in known.values()]
    before, held = said_of(ids, date.max), _held(ids)
    plans, wrong = [], []
    for (number, texts), code in zip(rows, codes, strict=True):
        row = known.get(code)
        found = _row(number, texts, code, row, reading)
        if isinstance(found, list):
            wrong.extend(found)
            continue
        if row is not None:
            _compare(found, before.get(row.pk, {}), held.get(row.pk, set()), reading)
        plans.append(found)
    return plans, wrong


def places_by_name() -> dict[str, str]:
    """Streets and communities by their names; a name that two bear is nobody's."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for code, name in apps.get_model("places.Division").objects.on().values_list("code", "name"):
        (twice.add(name) if name in found else found.setdefault(name, code))
    return {name: code for name, code in found.items() if name not in twice}


def _code(texts: Sequence[str], reading: Reading) -> str:
    return normal(next(t for t, c in zip(texts, reading.columns, strict=True) if c.fixed == CODE))


def _row(
    number: int, texts: list[str], code: str, known: Enterprise | None, reading: Reading
) -> RowPlan | list[Wrong]:
    found, wrong = RowPlan(number, code, known.name if known else "", "", known), []
    for text, column in zip(texts, reading.columns, strict=True):
        if not text or column.fixed == CODE:
            continue
        try:
            _take(found, text, column, reading)
        except CellError as problem:
            wrong.append(Wrong(number, column.heading, text[:200], str(problem)))
    if not wrong and not found.name:
        wrong.append(Wrong(number, "企业名称", "", _("登记库里没有这家企业，新增须写企业名称。")))
    return wrong or found


def _take(found: RowPlan, text: str, column: Column, reading: Reading) -> None:
    if column.fixed == NAME:
        if len(text) > 200:
            raise CellError(_("超过 %(limit)d 个字。") % {"limit": 200})
        if found.known is None or reading.source == REGISTER:
            found.renames = found.known is not None and found.known.name != text
            found.name = text
    elif column.fixed == BUILDING:
        found.building = text[:100]
    elif column.attribute is not None:
        value = value_of(column.attribute, text, column.unit, reading.places)
        if column.attribute.kind == Kind.DATE and isinstance(value, Interval):
            _refuse_far_days(value)
        found.said.append(Said(column.attribute.key, value, reading.source, reading.observed_on, column.year))
    else:
        found.held.append((column.qualification, *span_of(text)))


def _refuse_far_days(value: Interval) -> None:
    day = date.fromordinal(value.exact or 1)
    if not 1900 <= day.year <= 2100:
        raise CellError(_("%(day)s 不会是真的，请核对年份。") % {"day": day.isoformat()})


def _compare(
    found: RowPlan,
    before: Mapping[Key, Sequence[Statement]],
    held: set[tuple[str, str, date, date | None]],
    reading: Reading,
) -> None:
    """Leave out what the same source says already; note what differs, and what others contradict."""
    new = []
    for one in found.said:
        all_ = before.get((one.attribute, one.year), ())
        own = [said for said in all_ if said.source == reading.source]
        last = max(own, key=lambda said: (said.observed_on, said.recorded), default=None)
        content = statement(one)
        if any(_repeats(said, content, said is last) for said in own):
            continue
        new.append(one)
        _note(found, one, last, believe(attribute(one.attribute), all_, reading.today), content)
    found.said = new
    found.held = [one for one in found.held if (one[0], reading.source, one[1], one[2]) not in held]
    assert found.known is not None
    if found.renames:
        found.differences.append(_difference(found, _("企业名称"), found.known.name, found.name))
    if found.building and found.building != found.known.building:
        found.renames = True
        found.differences.append(_difference(found, _("所在楼宇"), found.known.building, found.building))


def _repeats(said: Statement, new: Statement, newest: bool) -> bool:
    same = (said.low, said.high, said.words) == (new.low, new.high, new.words)
    return same and (said.observed_on == new.observed_on or (newest and said.observed_on > new.observed_on))


def _note(
    found: RowPlan, one: Said, last: Statement | None, belief: Belief | None, content: Statement
) -> None:
    declared = attribute(one.attribute)
    what, after = label(declared, one.year), shown(declared, one.value)
    if last is None or (last.low, last.high, last.words) != (content.low, content.high, content.words):
        before = shown(declared, _value(last)) if last else ""
        found.differences.append(_difference(found, what, before, after))
    if belief and belief.statement.source != one.source and contradict(belief.statement, content):
        other = f"{shown(declared, _value(belief.statement))}（{source_label(belief.statement.source)}）"
        found.conflicts.append(_difference(found, what, other, after))


def _difference(found: RowPlan, what: str, before: str, after: str) -> Difference:
    return Difference(found.row, found.name, what, before, after)


def statement(one: Said) -> Statement:
    """What is said, as the registry would keep it."""
    evidence = int(evidence_of(one.source))
    if isinstance(one.value, frozenset):
        return Statement(one.source, evidence, one.observed_on, words=tuple(sorted(one.value)))
    return Statement(one.source, evidence, one.observed_on, one.value.low, one.value.high)


def _value(said: Statement) -> Interval | frozenset[str]:
    return frozenset(said.words) if said.words else Interval(said.low, said.high)


def _held(ids: Iterable[int]) -> dict[int, set[tuple[str, str, date, date | None]]]:
    found: dict[int, set[tuple[str, str, date, date | None]]] = defaultdict(set)
    rows = Qualification.objects.filter(enterprise_id__in=list(ids), withdrawn_at=None).order_by()
    for pk, *held in rows.values_list("enterprise_id", "name", "source", "valid_from", "valid_until"):
        found[pk].add(tuple(held))  # type: ignore[arg-type]
    return found
