"""The units in which time limits are given, and a limit as an amount of one unit.

A limit without its unit is the commonest mistake of the trade: 5日 and 5个工作日 differ by a week
around a holiday. 行政许可法 art 82 counts working days throughout; 行政处罚法 art 85 only where it says
2, 3, 5 or 7 days; 政府信息公开条例 arts 30, 33 say 工作日; 信访工作条例 arts 22-24 say plain 日.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

from django.db.models.enums import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext


class TimeUnit(TextChoices):
    """What one of a limit is."""

    MINUTE = "minute", gettext_lazy("分钟")
    #: minutes inside duty hours; 城市管理 counts 工作时, sixty of these
    WORKING_MINUTE = "working_minute", gettext_lazy("工作分钟")
    HOUR = "hour", gettext_lazy("小时")
    WORKING_DAY = "working_day", gettext_lazy("工作日")
    CALENDAR_DAY = "calendar_day", gettext_lazy("日（自然日）")
    MONTH = "month", gettext_lazy("个月")

    @property
    def in_days(self) -> bool:
        """Whether whole days are counted (days, months) rather than running time (hours, minutes)."""
        return self in _IN_DAYS


_IN_DAYS = frozenset({TimeUnit.WORKING_DAY, TimeUnit.CALENDAR_DAY, TimeUnit.MONTH})

#: how officers write the units; each with the unit and how many of it one is
_WORDS: dict[str, tuple[TimeUnit, int]] = {
    "分钟": (TimeUnit.MINUTE, 1),
    "分": (TimeUnit.MINUTE, 1),
    "工作分钟": (TimeUnit.WORKING_MINUTE, 1),
    "工作时": (TimeUnit.WORKING_MINUTE, 60),
    "工作小时": (TimeUnit.WORKING_MINUTE, 60),
    "小时": (TimeUnit.HOUR, 1),
    "时": (TimeUnit.HOUR, 1),
    "工作日": (TimeUnit.WORKING_DAY, 1),
    "工作天": (TimeUnit.WORKING_DAY, 1),
    "日": (TimeUnit.CALENDAR_DAY, 1),
    "天": (TimeUnit.CALENDAR_DAY, 1),
    "自然日": (TimeUnit.CALENDAR_DAY, 1),
    "周": (TimeUnit.CALENDAR_DAY, 7),
    "星期": (TimeUnit.CALENDAR_DAY, 7),
    "月": (TimeUnit.MONTH, 1),
    "年": (TimeUnit.MONTH, 12),
}
_FORM = re.compile(r"(?P<amount>[0-9]{1,6})个?(?P<word>[^\W\d]+)")
#: a century: far beyond any limit, and within what dates can hold
LONGEST = {
    TimeUnit.MINUTE: 52_560_000,
    TimeUnit.WORKING_MINUTE: 10_000_000,
    TimeUnit.HOUR: 876_000,
    TimeUnit.WORKING_DAY: 10_000,
    TimeUnit.CALENDAR_DAY: 36_500,
    TimeUnit.MONTH: 1_200,
}


@dataclass(frozen=True, slots=True)
class Budget:
    """How long something may take: a whole, positive ``amount`` of ``unit``.

    Raises ValueError for an amount that is not positive, or longer than a century.
    """

    amount: int
    unit: TimeUnit

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= LONGEST[self.unit]:
            raise ValueError(
                _("期限应为 1 至 %(longest)d %(unit)s，不能是 %(amount)d。")
                % {"longest": LONGEST[self.unit], "unit": self.unit.label, "amount": self.amount}
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``5个工作日``, ``30日``, ``24小时``, ``3个月``, ``4个工作时``; full-width digits too.

        Raises ValueError saying what was not understood.
        """
        plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
        found = _FORM.fullmatch(plain)
        unit, times = _WORDS.get(found["word"], (None, 1)) if found else (None, 1)
        if found is None or unit is None:
            raise ValueError(
                _("“%(text)s”不是期限。请写成“5个工作日”“30日”“24小时”“10分钟”或“3个月”。") % {"text": text}
            )
        return cls(int(found["amount"]) * times, unit)

    def __add__(self, more: "Budget") -> "Budget":
        """The limit extended by ``more``. Raises ValueError if the units differ."""
        if self.unit != more.unit:
            raise ValueError(
                _("延长的单位应与原期限相同：原期限为%(old)s，延长%(new)s。") % {"old": self, "new": more}
            )
        return Budget(self.amount + more.amount, self.unit)

    def __str__(self) -> str:
        """As an officer writes it: ``5个工作日``."""
        count = {"count": self.amount}
        match self.unit:
            case TimeUnit.MINUTE:
                return ngettext("%(count)d分钟", "%(count)d分钟", self.amount) % count
            case TimeUnit.WORKING_MINUTE:
                return ngettext("%(count)d工作分钟", "%(count)d工作分钟", self.amount) % count
            case TimeUnit.HOUR:
                return ngettext("%(count)d小时", "%(count)d小时", self.amount) % count
            case TimeUnit.WORKING_DAY:
                return ngettext("%(count)d个工作日", "%(count)d个工作日", self.amount) % count
            case TimeUnit.CALENDAR_DAY:
                return ngettext("%(count)d日", "%(count)d日", self.amount) % count
            case TimeUnit.MONTH:
                return ngettext("%(count)d个月", "%(count)d个月", self.amount) % count


def Minutes(amount: int) -> Budget:  # noqa: N802 - reads as a type in declarations: budget=Minutes(5)
    """``amount`` minutes of running time."""
    return Budget(amount, TimeUnit.MINUTE)


def WorkingMinutes(amount: int) -> Budget:  # noqa: N802
    """``amount`` minutes inside duty hours."""
    return Budget(amount, TimeUnit.WORKING_MINUTE)


def Hours(amount: int) -> Budget:  # noqa: N802
    """``amount`` hours of running time."""
    return Budget(amount, TimeUnit.HOUR)


def WorkingDays(amount: int) -> Budget:  # noqa: N802
    """``amount`` working days (工作日)."""
    return Budget(amount, TimeUnit.WORKING_DAY)


def Days(amount: int) -> Budget:  # noqa: N802
    """``amount`` calendar days (日, 自然日)."""
    return Budget(amount, TimeUnit.CALENDAR_DAY)


def Months(amount: int) -> Budget:  # noqa: N802
    """``amount`` months (个月)."""
    return Budget(amount, TimeUnit.MONTH)
