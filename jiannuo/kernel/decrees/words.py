"""What lists, calendars and notices call a day off and a day worked."""

import re
import unicodedata
from datetime import date

from django.utils.translation import gettext as _

from jiannuo.kernel.timing.calendar import DayKind


class DecreeError(ValueError):
    """A file is no decree that can be taken in; the message says why and what to do."""


#: longer words first: 补班 is no 班 alone, 上班 is work although 休 may stand in 调休上班
_KINDS = (
    (DayKind.WORK, ("上班", "补班", "班", "work")),
    (DayKind.OFF, ("放假", "休息", "假期", "休", "假", "off", "holiday")),
)
_DATE = re.compile(r"(\d{4})(?:-|/|\.|年)?(\d{1,2})(?:-|/|\.|月)?(\d{1,2})日?")


def kind_in(text: str) -> DayKind | None:
    """Whether ``text`` says off or worked; None if it says neither. 调休 alone says neither."""
    plain = text.lower().replace("调休", "")
    for kind, words in _KINDS:
        if any(word in plain for word in words):
            return kind
    return None


def day_in(text: str) -> date:
    """``2027-01-01``, ``2027/1/1``, ``2027年1月1日`` or ``20270101``. Raises DecreeError otherwise."""
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    try:
        if found:
            return date(*(int(part) for part in found.groups()))
    except ValueError:
        pass
    raise DecreeError(_("“%(text)s”不是日期，请写成 2027-01-01。") % {"text": text})
