"""The notice of the State Council's office as it is published: paste it into a text file.

``一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。``
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from django.utils.translation import gettext as _

from jiannuo.kernel.decrees.words import DecreeError
from jiannuo.kernel.timing.calendar import DayKind
from jiannuo.kernel.timing.decreed import DecreedDay

_YEAR = re.compile(r"(\d{4})年部分节假日安排")
_PARAGRAPH = re.compile(r"^\s*[一二三四五六七八九十]+、\s*(?P<festival>[^::]{2,12}):(?P<text>.*)$")
_REMARK = re.compile(r"\([^)]*\)")
_DAY = r"(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})日"
_SPAN = re.compile(rf"{_DAY}(?:(?:至|-|—|~){_DAY})?")
_COUNT = re.compile(r"共(\d+)天")
#: 国庆节、中秋节 are one stretch
_LONGEST = 15


def read_notice(file: Path) -> Iterator[DecreedDay]:
    """The days of the notice. Raises DecreeError naming the paragraph that is not understood."""
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", errors="replace")
    text = unicodedata.normalize("NFKC", text)
    title = _YEAR.search(text)
    if title is None:
        raise DecreeError(_("没有找到“……年部分节假日安排”。请把通知全文连同标题一起粘贴。"))
    for line in text.splitlines():
        paragraph = _PARAGRAPH.match(line)
        if paragraph:
            yield from _days(int(title[1]), paragraph["festival"].strip(), paragraph["text"])


def _days(year: int, festival: str, text: str) -> Iterator[DecreedDay]:
    off: list[date] = []
    for sentence in re.split(r"[。;;]", _REMARK.sub("", text)):
        days = [day for span in _SPAN.finditer(sentence) for day in _stretch(year, festival, span)]
        if "上班" in sentence:
            yield from (DecreedDay(day, DayKind.WORK, festival) for day in days)
        elif "放假" in sentence:
            off += days
    stated = _COUNT.search(text)
    if not off or (stated and int(stated[1]) != len(off)):
        raise DecreeError(
            _("“%(festival)s”一段读出放假 %(found)d 天，与文中的天数不符。请改用表格导入。")
            % {"festival": festival, "found": len(off)}
        )
    yield from (DecreedDay(day, DayKind.OFF, festival) for day in off)


def _stretch(year: int, festival: str, span: re.Match[str]) -> Iterator[date]:
    own_year, month, day, last_year, last_month, last_day = span.groups()
    if month is None:
        raise DecreeError(
            _("“%(festival)s”一段里的“%(text)s”没有月份。请改用表格导入。")
            % {"festival": festival, "text": span[0]}
        )
    try:
        first = date(int(own_year or year), int(month), int(day))
        last = (
            date(int(last_year or own_year or year), int(last_month or month), int(last_day))
            if last_day
            else first
        )
    except ValueError:
        raise DecreeError(_("“%(text)s”不是日期，请写成 2027-01-01。") % {"text": span[0]}) from None
    if not 0 <= (last - first).days < _LONGEST:
        raise DecreeError(
            _("“%(festival)s”一段里的“%(text)s”前后颠倒或过长。请改用表格导入。")
            % {"festival": festival, "text": span[0]}
        )
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
