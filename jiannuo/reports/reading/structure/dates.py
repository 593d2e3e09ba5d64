"""Dates as reports write them: 2023年12月28日, 二〇二三年十二月二十八日, 2023-12-28."""

import re
from datetime import date

from jiannuo.reports.reading.structure.headings import number_of

_ARABIC = re.compile(r"((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*(?:日|\b|(?=\D))")
_CHINESE = re.compile(
    r"([一二][〇○Ｏ0零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DIGITS = str.maketrans("〇○Ｏ零一二三四五六七八九", "0000123456789")


def date_in(words: str) -> date | None:
    """The first date in ``words``, or None where there is none that the calendar knows."""
    if match := _ARABIC.search(words):
        year, month, day = (int(g) for g in match.groups())
    elif match := _CHINESE.search(words):
        year = int(match.group(1).translate(_DIGITS))
        month, day = number_of(match.group(2)), number_of(match.group(3))
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
