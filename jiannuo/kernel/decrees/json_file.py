"""A decree as JSON: ``{"days": [{"date": "2027-01-01", "isOffDay": true, "name": "元旦"}]}``.

The shape that public lists of the decrees have. ``{"date", "kind", "festival"}`` is read as well.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.kernel.decrees.words import DecreeError, day_in, kind_in
from jiannuo.kernel.timing.calendar import DayKind
from jiannuo.kernel.timing.decreed import DecreedDay


def read_json(file: Path) -> Iterator[DecreedDay]:
    """The days of a JSON file. Raises DecreeError naming the entry."""
    try:
        found = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        raise DecreeError(_("不是有效的 JSON 文件：%(cause)s") % {"cause": error}) from None
    entries = found.get("days") if isinstance(found, dict) else found
    if not isinstance(entries, list):
        raise DecreeError(_("JSON 里要有 days 列表，每一项写 date、name 和 isOffDay。"))
    for number, entry in enumerate(entries, start=1):
        yield _day(number, entry)


def _day(number: int, entry: Any) -> DecreedDay:
    kind = None
    if isinstance(entry, dict):
        if isinstance(entry.get("isOffDay"), bool):
            kind = DayKind.OFF if entry["isOffDay"] else DayKind.WORK
        else:
            kind = kind_in(str(entry.get("kind", "")))
    if kind is None:
        raise DecreeError(
            _("第 %(row)d 项看不出是放假还是上班，请写 isOffDay 为 true 或 false。") % {"row": number}
        )
    try:
        day = day_in(str(entry.get("date", "")))
    except DecreeError as error:
        raise DecreeError(_("第 %(row)d 项：%(error)s") % {"row": number, "error": error}) from None
    return DecreedDay(day, kind, str(entry.get("name") or entry.get("festival") or "")[:50])
