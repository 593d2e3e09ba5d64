"""How a unit's fields read as the texts of a spreadsheet row, and back."""

import re
from datetime import date

from jiannuo.people.lists.columns import KIND_LABELS
from jiannuo.people.models import Unit

_SEPARATORS = re.compile(r"[、，,；;\n]+")
_WEIGHTED = re.compile(r"(?P<word>.+?)\s*[*×＊]\s*(?P<weight>[0-9]+)")
#: a duty word without a weight is "usually this unit's"
DEFAULT_WEIGHT = 2
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def texts_of(unit: Unit) -> dict[str, str]:
    """The row of ``unit``: column key to text. Two rows are equal if and only if their texts are."""
    return {
        "code": unit.code,
        "name": unit.name,
        "full_name": unit.full_name,
        "aliases": "、".join(alias.name for alias in unit.aliases.all()),
        "kind": KIND_LABELS[Unit.Kind(unit.kind)],
        "parent": unit.parent.code if unit.parent else "",
        "superior": unit.superior,
        "duties": duties_text([(row.word, row.weight) for row in unit.duties.all() if row.holds_on()]),
        "valid_from": day_text(unit.valid_from),
        "valid_to": day_text(unit.valid_to),
        "successor": unit.successor.code if unit.successor else "",
        "division_code": unit.division_code,
        "note": unit.note,
        "order": str(unit.order),
        "confirmed": "是" if unit.confirmed else "否",
    }


def words(text: str) -> list[str]:
    """The entries of a list cell, in order, each once."""
    return list(dict.fromkeys(filter(None, (word.strip() for word in _SEPARATORS.split(text)))))


def duties(text: str) -> list[tuple[str, int]]:
    """Duty words with weights: ``危房*3、物业`` → [(危房, 3), (物业, 2)]."""
    found: dict[str, int] = {}
    for entry in words(text):
        match = _WEIGHTED.fullmatch(entry)
        word, weight = (match["word"], int(match["weight"])) if match else (entry, DEFAULT_WEIGHT)
        found.setdefault(word, weight)
    return list(found.items())


def duties_text(weighted: list[tuple[str, int]]) -> str:
    """The cell for duty words, the inverse of ``duties``; heaviest first, so that order is no change."""
    ordered = sorted(weighted, key=lambda item: (-item[1], item[0]))
    return "、".join(f"{word}*{weight}" for word, weight in ordered)


def day(text: str) -> date | None:
    """The day a cell names: 2024-01-31, 2024/1/31, 2024年1月31日. Raises ValueError for other text."""
    if not text:
        return None
    match = _DAY.fullmatch(text)
    if not match:
        raise ValueError(text)
    return date(*(int(part) for part in match.groups()))


def day_text(value: date | None) -> str:
    """The cell for a day; empty for none."""
    return value.isoformat() if value else ""
