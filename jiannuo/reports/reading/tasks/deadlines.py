"""By when a task is due, from the words in it."""

import re
from calendar import monthrange
from datetime import date

from jiannuo.reports.reading.tasks.folding import fold

_NUMERALS = {n: i for i, n in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "十一": 11, "十二": 12}
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_YEAR = r"(?P<year>20\d\d|今|本|明)年"
_TIMES = (
    rf"(?:{_YEAR})?(?:第)?(?P<quarter>[一二三四1234])季度(?:末|底)?(?:之?前|以?内)?",
    rf"(?:{_YEAR})?(?P<half>上半年|下半年|年中)(?:之?前|内)?",
    rf"(?:{_YEAR})?(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?P<day>[0-3]?\d日|底|末|份|上旬|中旬|下旬)?(?:之?前|以?内)",
    rf"(?:{_YEAR})?(?P<month_end>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:底|末|份)",
    rf"{_YEAR}(?:底|末)?(?:之?前|以?内)",
    rf"{_YEAR}(?:底|末)",
    r"(?P<span>[一二两三四五六七八九十1-9])年(?:之)?内",
    r"(?P<this>年内|年底前|年底|年末|年前|全年|当年|今年)",
)
_PATTERNS = tuple(re.compile(pattern) for pattern in _TIMES)
#: a time followed by these starts the work or is past, it does not end it
_NO_DEADLINE = re.compile(r"^(?:起|开始|以来|来|度|版|启动)")


def deadline(quote: str, year: int | None) -> tuple[date | None, str]:
    """The last day and the words that set it; the end of ``year``, the planned one, and "" by default."""
    if year is None:
        return None, ""
    folded = fold(quote)
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            if not _NO_DEADLINE.match(folded[match.end() :]):
                return _last_day(match.groupdict(), year), quote[match.start() : match.end()]
    return date(year, 12, 31), ""


def _last_day(found: dict[str, str | None], planned: int) -> date:
    year = _year(found.get("year"), planned)
    if quarter := found.get("quarter"):
        return _end_of(year, _QUARTERS[quarter])
    if half := found.get("half"):
        return _end_of(year, 12 if half == "下半年" else 6)
    if month := found.get("month") or found.get("month_end"):
        return _day_in(year, _number(month), found.get("day"))
    if span := found.get("span"):
        return _end_of(planned + _number(span) - 1, 12)
    return _end_of(year, 12)


def _year(words: str | None, planned: int) -> int:
    if words == "明":
        return planned + 1
    return int(words) if words and words.isdigit() else planned


def _day_in(year: int, month: int, day: str | None) -> date:
    last = monthrange(year, month)[1]
    if day and day[:-1].isdigit():
        return date(year, month, min(max(int(day[:-1]), 1), last))
    return date(year, month, {"上旬": 10, "中旬": 20}.get(day or "", last))


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMERALS[words]
