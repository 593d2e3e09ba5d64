"""Reading a decree from a file: CSV, XLSX, JSON, iCalendar, or the text of the notice itself."""

from collections import Counter
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from jiannuo.kernel.decrees.calendar_file import read_ics
from jiannuo.kernel.decrees.decree import Decree, decree
from jiannuo.kernel.decrees.json_file import read_json
from jiannuo.kernel.decrees.lists import read_csv, read_workbook
from jiannuo.kernel.decrees.notice_text import read_notice
from jiannuo.kernel.decrees.words import DecreeError
from jiannuo.kernel.timing.decreed import DecreedDay

_READERS = {
    ".csv": read_csv,
    ".xlsx": read_workbook,
    ".json": read_json,
    ".ics": read_ics,
    ".txt": read_notice,
}
#: no list of one year is larger
MAX_BYTES = 2 * 1024 * 1024


def read_decree(file: Path, year: int | None = None, source: str = "") -> Decree:
    """The decree in ``file``; ``year`` picks one where the file has several.

    Raises DecreeError with a sentence that says what is wrong and what to do.
    """
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        raise DecreeError(
            _("不认识 %(suffix)s 文件。可以导入 %(known)s。")
            % {"suffix": file.suffix or file.name, "known": "、".join(_READERS)}
        )
    if file.stat().st_size > MAX_BYTES:
        raise DecreeError(_("文件超过 2 MB，不像是一年的放假安排。请只保留这一年的内容。"))
    days = list(reader(file))
    if not days:
        raise DecreeError(_("没有读到放假或上班的日期。请核对文件内容。"))
    chosen = year or _year_of(days)
    kept = [day for day in days if _is_of(chosen, day.day)]
    if not kept:
        raise DecreeError(_("文件里没有 %(year)d 年的安排。") % {"year": chosen})
    if year is None and len(kept) < len(days):
        other = next(day.day for day in days if not _is_of(chosen, day.day))
        raise DecreeError(
            _("文件里除了 %(year)d 年还有别的年份（%(other)s）。请一年一个文件，或用 --year 指明年份。")
            % {"year": chosen, "other": other}
        )
    return decree(chosen, kept, source)


def _year_of(days: list[DecreedDay]) -> int:
    """The year that all days can belong to, or else the one that most belong to."""
    years = Counter(day.day.year for day in days)
    whole = [year for year in years if all(_is_of(year, day.day) for day in days)]
    return max(whole) if whole else years.most_common(1)[0][0]


def _is_of(year: int, day: date) -> bool:
    """A decree reaches back into the last week of the year before."""
    return day.year == year or (day.year == year - 1 and (day.month, day.day) >= (12, 25))
