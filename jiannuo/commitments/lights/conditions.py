"""Conditions of a rule as data, such as ``{"input": "behind", "above": 0}``.

No expression is evaluated: an input is one of a fixed set, a comparison one of five.
"""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiannuo.commitments.lights.measured import Report

Numbers = Mapping[str, Any]


@dataclass(frozen=True)
class Input:
    """One thing a rule may speak of."""

    label: str | Promise
    unit: str | Promise = ""
    choices: tuple[str, ...] = ()


_POINTS = gettext_lazy("个百分点")
_DAYS = gettext_lazy("天")
INPUTS = {
    "report": Input(gettext_lazy("当月填报"), choices=tuple(Report.values)),
    "missed_months": Input(gettext_lazy("连续未填报"), gettext_lazy("个月")),
    "progress": Input(gettext_lazy("完成进度"), "%"),
    "planned": Input(gettext_lazy("序时进度"), "%"),
    "behind": Input(gettext_lazy("落后序时"), _POINTS),
    "quarter_planned": Input(gettext_lazy("季度目标"), "%"),
    "quarter_short": Input(gettext_lazy("距季度目标"), _POINTS),
    "days_left": Input(gettext_lazy("距完成时限"), _DAYS),
    "overdue_days": Input(gettext_lazy("超过时限"), _DAYS),
}
COMPARISONS: dict[str, tuple[str | Promise, Callable[[Any, Any], bool]]] = {
    "above": (gettext_lazy("大于"), operator.gt),
    "at_least": (gettext_lazy("不少于"), operator.ge),
    "at_most": (gettext_lazy("不多于"), operator.le),
    "below": (gettext_lazy("小于"), operator.lt),
}


def check_conditions(conditions: Any) -> None:
    """Refuse what is no list of conditions. Raises ValidationError naming the first that is wrong."""
    if not isinstance(conditions, list):
        raise ValidationError(_("条件应为列表。"))
    for condition in conditions:
        _check(condition)


def _check(condition: Any) -> None:
    if not isinstance(condition, dict) or condition.get("input") not in INPUTS or len(condition) != 2:
        raise ValidationError(_("条件“%(condition)s”看不懂。") % {"condition": condition})
    subject = INPUTS[condition["input"]]
    name, value = _comparison(condition)
    if subject.choices:
        sound = name == "is" and value in subject.choices
    else:
        sound = name in COMPARISONS and _number(value) is not None
    if not sound:
        raise ValidationError(_("条件“%(condition)s”看不懂。") % {"condition": condition})


def holds(condition: Mapping[str, Any], numbers: Numbers) -> bool:
    """Whether ``condition`` holds. What was not measured fulfils nothing."""
    actual = numbers.get(condition["input"])
    name, value = _comparison(condition)
    if actual is None:
        return False
    if name == "is":
        return bool(actual == value)
    return COMPARISONS[name][1](Decimal(str(actual)), Decimal(str(value)))


def in_words(condition: Mapping[str, Any]) -> str:
    """``落后序时大于 0 个百分点``."""
    subject = INPUTS[condition["input"]]
    name, value = _comparison(condition)
    if name == "is":
        return _("%(input)s为“%(value)s”") % {"input": subject.label, "value": Report(value).label}
    shown = {"input": subject.label, "than": COMPARISONS[name][0], "value": value, "unit": subject.unit}
    return _("%(input)s%(than)s %(value)s %(unit)s") % shown


def figure(name: str, numbers: Numbers) -> str:
    """One measured number with its unit, ``—`` where there is none."""
    value = numbers.get(name)
    if value is None:
        return "—"
    if name == "report":
        return str(Report(value).label)
    unit = INPUTS[name].unit
    return f"{_rounded(value)}{unit}" if unit == "%" else f"{_rounded(value)} {unit}"


def _rounded(value: Any) -> str:
    number = Decimal(str(value))
    return format(number.quantize(Decimal("0.1")).normalize() if number % 1 else number.to_integral(), "f")


def _comparison(condition: Mapping[str, Any]) -> tuple[str, Any]:
    return next((name, value) for name, value in condition.items() if name != "input")


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value)) if isinstance(value, int | float | str) else None
    except InvalidOperation:
        return None
