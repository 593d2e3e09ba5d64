"""Reading a sheet that came back. What a row says is taken as it was written; the step judges it later."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import IO

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from jiannuo.commitments import facts
from jiannuo.commitments.exchange.columns import FILLED, ID, OUTCOME, REVISION, SAYS_SOMETHING
from jiannuo.commitments.models import FilledLine
from jiannuo.kernel.workbook import Cell, WorkbookError, read_rows

#: no unit leads more; whoever sends more has mistaken the file
MOST_LINES = 5000
#: 2024/3/1, 2024.3.1, 2024年3月1日
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
LARGEST_ID = 2**63 - 1


@dataclass(frozen=True)
class Row:
    """One row as it was filled in; ``problem`` says why it cannot be read."""

    number: int
    id: int | None
    revision: int
    told: dict[str, str] = field(default_factory=dict)
    problem: str = ""
    #: it says of itself that it was reported: a sheet that was given back
    reported: bool = False

    @property
    def says_something(self) -> bool:
        """Whether the unit filled in anything."""
        return any(self.told.get(key) for key in SAYS_SOMETHING)


def read(source: IO[bytes]) -> list[Row]:
    """The rows of a sheet that was downloaded here. Raises WorkbookError for any other file."""
    places: dict[str, int] = {}
    rows: list[Row] = []
    for number, cells in read_rows(source):
        if number == 1:
            places = {cell.text: place for place, cell in enumerate(cells) if not cell.formula}
            _refuse_other_sheets(places)
        elif not places:
            _refuse_other_sheets(places)
        elif number > 2:
            if len(rows) == MOST_LINES:
                raise WorkbookError(_("表里超过 %(most)d 行。请重新下载后填报。") % {"most": MOST_LINES})
            rows.append(_row(number, cells, places))
    _refuse_other_sheets(places)
    return rows


def _refuse_other_sheets(places: dict[str, int]) -> None:
    if not {ID, REVISION, *(column.key for column in FILLED)} <= places.keys():
        raise WorkbookError(
            _("这不是从“表格填报”下载的填报表，或者隐藏的行、列被删改了。请重新下载，把内容填进去再上传。")
        )


def _row(number: int, cells: list[Cell], places: dict[str, int]) -> Row:
    def at(key: str) -> Cell:
        place = places.get(key, len(cells))
        return cells[place] if place < len(cells) else Cell()

    told, problem = {}, ""
    for column in FILLED:
        cell = at(column.key)
        if cell.formula:
            problem = _("“%(column)s”是公式。请改成数字或文字（选“只粘贴值”）再上传。") % {
                "column": column.label
            }
        elif cell.text:
            told[column.key] = _plain(column.key, cell.text)
    number_of, revision = _number(at(ID)), _number(at(REVISION))
    if number_of is None or revision is None:
        problem = problem or _("这一行没有系统编号。请不要增加行或改动隐藏的列，重新下载后填写。")
    reported = at(OUTCOME).text in _words_of(FilledLine.Outcome.DONE.label)
    return Row(number, number_of, revision or 0, told, problem, reported)


def _number(cell: Cell) -> int | None:
    text = cell.text
    if cell.formula or not (text.isascii() and text.isdigit()) or len(text) > 19:
        return None
    return int(text) if int(text) <= LARGEST_ID else None


def _plain(key: str, text: str) -> str:
    """As the step takes it: days by ISO 8601, shares without their sign, choices by their keys."""
    if key == "as_of" and (day := _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())):
        return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
    if key == "percent":
        return unicodedata.normalize("NFKC", text).strip().removesuffix("%").strip()
    if key == "milestone":
        found = (name for name, label in facts.milestone.choices if text in _words_of(label))
        return next(found, text)
    return text


def _words_of(label: object) -> set[str]:
    """A label in every language of the site: who fills in a sheet need not be who downloaded it."""
    found = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.add(str(label))
    return found
