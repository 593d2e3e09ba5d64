"""A decree as a list: one day a row, in CSV or a workbook, under the headings 日期, 安排, 节日."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from jiannuo.kernel.decrees.words import DecreeError, day_in, kind_in
from jiannuo.kernel.timing.decreed import DecreedDay
from jiannuo.kernel.workbook import WorkbookError, read_rows

_HEADINGS = {
    "day": ("日期", "date", "day"),
    "kind": ("安排", "类型", "kind", "type"),
    "festival": ("节日", "名称", "festival", "name"),
}
Rows = Iterable[tuple[int, list[str]]]


def read_csv(file: Path) -> Iterator[DecreedDay]:
    """The days of a CSV file in UTF-8 or GB 18030. Raises DecreeError naming the row."""
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", errors="replace")
    return _days(enumerate(csv.reader(text.splitlines()), start=1))


def read_workbook(file: Path) -> Iterator[DecreedDay]:
    """The days of the first sheet of a workbook. Raises DecreeError naming the row."""
    try:
        rows = [(number, [cell.text for cell in cells]) for number, cells in read_rows(file)]
    except WorkbookError as error:
        raise DecreeError(str(error)) from error
    return _days(rows)


def _days(rows: Rows) -> Iterator[DecreedDay]:
    columns: dict[str, int] = {}
    for number, cells in rows:
        texts = [cell.strip() for cell in cells]
        if not any(texts):
            continue
        if not columns:
            columns = _columns(texts)
            continue
        yield _day(number, {name: texts[at] if at < len(texts) else "" for name, at in columns.items()})


def _columns(headings: list[str]) -> dict[str, int]:
    found = {
        name: at
        for name, known in _HEADINGS.items()
        for at, heading in enumerate(headings)
        if heading.lower() in known
    }
    if not {"day", "kind"} <= found.keys():
        raise DecreeError(_("第一行要有“日期”“安排”“节日”三个表头，“安排”下面写放假或上班。"))
    return found


def _day(number: int, row: dict[str, str]) -> DecreedDay:
    try:
        day = day_in(row["day"])
    except DecreeError as error:
        raise DecreeError(_("第 %(row)d 行：%(error)s") % {"row": number, "error": error}) from None
    kind = kind_in(row["kind"])
    if kind is None:
        raise DecreeError(
            _("第 %(row)d 行：“%(text)s”看不出是放假还是上班，请写放假或上班。")
            % {"row": number, "text": row["kind"]}
        )
    return DecreedDay(day, kind, row.get("festival", "")[:50])
