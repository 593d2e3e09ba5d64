"""Facts in words: ``{{ fact|figure }}``, ``{{ fact|exact_figure }}``."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jiannuo.reports.figures import plain, written
from jiannuo.reports.models import Fact, FactChange, Task
from jiannuo.reports.parts import Part

register = template.Library()
#: characters of the sentence shown on either side of a figure
_AROUND = 26


@register.filter
def figure(fact: Fact) -> str:
    """The value with its comparator and unit: ≥ 400亿元, 约 2,000人, 3–5家, −3.2%."""
    language = get_language() or "zh-hans"
    if fact.role == Fact.Role.RANK and "第" in fact.quote:
        return _("第%(place)s位") % {"place": plain(fact.value)}
    if fact.value2 is not None:
        ends = f"{_bare(fact, language)}–{written(fact.value2, fact.unit, language)}"
        return _signed(ends)
    sign = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": _("约 ")}.get(fact.comparator, "")
    value = written(fact.value, fact.unit, language)
    plus = "+" if fact.role == Fact.Role.CHANGE and fact.value > 0 and not sign else ""
    return _signed(f"{sign}{plus}{value}")


@register.filter
def exact_figure(fact: Fact) -> str:
    """All digits and the unit, for the title attribute."""
    low = plain(fact.value)
    high = f"–{plain(fact.value2)}" if fact.value2 is not None else ""
    return f"{low}{high} {fact.unit}".rstrip()


@register.filter
def task_title(task: Task) -> str:
    """Action and object in the order in which the report says them: 地区生产总值增长, 建设首店经济街区."""
    action, object_ = task.quote.find(task.action), task.quote.find(task.object)
    after = 0 <= object_ < action
    return f"{task.object}{task.action}" if after else f"{task.action}{task.object}"


@register.filter
def part_name(kind: Any) -> str:
    """The name of a part of the report; an unknown one as it stands."""
    return str(Part(kind).label) if kind in Part.values else str(kind)


@register.filter
def chosen(filters: Mapping[str, str], name: str) -> str:
    """The value that a filter is set to, or nothing."""
    return filters.get(name, "")


@register.filter
def facet_label(value: str, name: str) -> str:
    """The word for a filter's value."""
    if name == "part":
        return part_name(value)
    choices: dict[str, Any] = {
        "status": Fact.Status,
        "role": Fact.Role,
        "review": Fact.Review,
    }
    return str(choices[name](value).label) if name in choices and value in choices[name].values else value


@register.filter
def around(fact: Fact) -> SafeString:
    """The clause of the sentence that holds the figure, the figure marked."""
    at = fact.start - fact.sentence_start
    before, after = fact.sentence[:at], fact.sentence[at + len(fact.quote) :]
    left = before if len(before) <= _AROUND else f"…{before[-_AROUND:]}"
    right = after if len(after) <= _AROUND else f"{after[:_AROUND]}…"
    return format_html("{}<mark>{}</mark>{}", left, fact.quote, right)


@register.filter
def differences(change: FactChange) -> list[dict[str, str]]:
    """What an act changed, as rows of label, before, after."""
    rows = []
    for name, after in change.after.items():
        before = change.before.get(name)
        if name != "review" and before != after:
            label = str(Fact._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            rows.append({"label": label, "before": _value(name, before), "after": _value(name, after)})
    return rows


def _value(name: str, value: Any) -> str:
    return "" if value is None else facet_label(str(value), name)


def _bare(fact: Fact, language: str) -> str:
    """The lower end of a range, without repeating a unit and scale that the upper end shows too."""
    low = written(fact.value, fact.unit, language)
    high = written(fact.value2, fact.unit, language) if fact.value2 is not None else ""
    tail_low, tail_high = low.lstrip("0123456789.,-"), high.lstrip("0123456789.,-")
    return low[: len(low) - len(tail_low)].strip() if tail_low == tail_high else low


def _signed(text: str) -> str:
    return text.replace("-", "−")
