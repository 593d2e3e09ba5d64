"""From the file to rows that wait: what is read once, and then checked and applied a portion at a time."""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from jiannuo.enterprises.credit_code import fault, normal
from jiannuo.enterprises.importing.headings import CODE, FIXED, Column, column_of, twins
from jiannuo.kernel.workbook import MAX_COLUMNS, Cell, Limits, WorkbookError, read_rows

#: the largest list: a district of a hundred thousand enterprises with some thirty columns
LIMITS = Limits(size=40 * 1024 * 1024, unpacked=300 * 1024 * 1024, rows=200_000)
_HEADING_WITHIN = 10
_ZIP = b"PK"


@dataclass(frozen=True)
class Wrong:
    """One problem of one row; ``row`` as the spreadsheet numbers it."""

    row: int
    column: str
    text: str
    cause: str


@dataclass(frozen=True)
class Staged:
    """The rows that have a sound code of their own, packed; and those that have not."""

    packed: bytes
    headings: tuple[str, ...]
    unknown: tuple[str, ...]
    rows: int
    total: int
    wrong: tuple[Wrong, ...]


def stage(content: bytes) -> Staged:
    """Read a CSV file or a workbook. Raises WorkbookError when it is neither, or has no headings."""
    rows = read_rows(io.BytesIO(content), LIMITS) if content.startswith(_ZIP) else _csv_rows(content)
    columns, headings = _headings(rows)
    known = [(at, column) for at, column in enumerate(columns) if column is not None]
    code_at = next(at for at, column in known if column.fixed == CODE)
    first: dict[str, int] = {}
    wrong: list[Wrong] = []
    packed, sound, total = io.BytesIO(), 0, 0
    with gzip.open(packed, "wt", encoding="utf-8", compresslevel=4) as file:
        for number, cells in rows:
            texts = [_text(cells, at) for at, _column in known]
            if not any(texts):
                continue
            total += 1
            problem = _problem_of(number, _text(cells, code_at), first)
            if problem is None and (formula := _formula(number, cells, known)):
                problem = formula
            if problem is not None:
                wrong.append(problem)
                continue
            sound += 1
            file.write(json.dumps([number, texts], ensure_ascii=False) + "\n")
    return Staged(
        packed.getvalue(),
        tuple(column.heading for _at, column in known),
        tuple(text for text, column in zip(headings, columns, strict=True) if column is None and text),
        sound,
        total,
        tuple(wrong),
    )


def unpack(packed: bytes, start: int, count: int) -> list[tuple[int, list[str]]]:
    """``count`` staged rows from the ``start``-th: number in the file, texts of the known columns."""
    with gzip.open(io.BytesIO(packed), "rt", encoding="utf-8") as file:
        return [tuple(json.loads(line)) for line in islice(file, start, start + count)]


def _headings(rows: Iterable[tuple[int, list[Cell]]]) -> tuple[list[Column | None], list[str]]:
    for number, cells in rows:
        texts = [cell.text.strip() for cell in cells]
        columns = [column_of(text) if text else None for text in texts]
        if any(column is not None and column.fixed == CODE for column in columns):
            doubled = twins(columns)
            if doubled:
                raise WorkbookError(_("表头里有两列都表示“%(heading)s”，请只留一列。") % {"heading": doubled})
            return columns, texts
        if number >= _HEADING_WITHIN:
            break
    raise WorkbookError(
        _("没有找到表头：必须有一列“%(heading)s”。可下载样表，照样表的表头填写。")
        % {"heading": FIXED[CODE][0]}
    )


def _problem_of(number: int, text: str, first: dict[str, int]) -> Wrong | None:
    heading, code = FIXED[CODE][0], normal(text)
    if not code:
        return Wrong(number, heading, "", _("没有统一社会信用代码。"))
    broken = fault(code)
    if broken is not None:
        return Wrong(number, heading, text[:200], broken.sentence)
    if code in first:
        return Wrong(number, heading, text[:200], _("与第 %(row)d 行重复。") % {"row": first[code]})
    first[code] = number
    return None


def _formula(number: int, cells: Sequence[Cell], known: Iterable[tuple[int, Column]]) -> Wrong | None:
    for at, column in known:
        if at < len(cells) and cells[at].formula:
            return Wrong(number, column.heading, cells[at].text[:200], _("是公式，请先选择性粘贴为数值。"))
    return None


def _text(cells: Sequence[Cell], at: int) -> str:
    return cells[at].text.strip() if at < len(cells) else ""


def _csv_rows(content: bytes) -> Iterator[tuple[int, list[Cell]]]:
    if len(content) > LIMITS.size:
        raise WorkbookError(_("文件超过 %(limit)d MB。") % {"limit": LIMITS.size // 1024 // 1024})
    if not content.strip():
        raise WorkbookError(_("文件是空的。"))
    reader = csv.reader(io.StringIO(_decoded(content), newline=""))
    try:
        for number, texts in enumerate(reader, start=1):
            if number > LIMITS.rows:
                raise WorkbookError(_("工作表超过 %(limit)d 行，请拆分后导入。") % {"limit": LIMITS.rows})
            yield number, [Cell(text.replace("\0", "").strip()) for text in texts[:MAX_COLUMNS]]
    except csv.Error as problem:
        raise WorkbookError(_("第 %(row)d 行不是 CSV 格式。") % {"row": reader.line_num}) from problem


def _decoded(content: bytes) -> str:
    """Chinese spreadsheets save CSV in GB 18030, everybody else in UTF-8."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WorkbookError(_("这不是文本文件，也不是 .xlsx 工作簿。请另存为 .xlsx 或 CSV 再导入。"))
