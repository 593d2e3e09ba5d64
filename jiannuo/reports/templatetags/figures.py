"""Facts in words: ``{{ fact|figure }}``, ``{{ fact|exact_figure }}``."""

from typing import Any

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jiannuo.reports.figures import plain, written
from jiannuo.reports.models import Fact
from jiannuo.reports.parts import Part

register = template.Library()


@register.filter
def figure(fact: Fact) -> str:
    """The value with its comparator and unit: ≥ 400亿元, 约 2,000人, 3–5家, −3.2%."""
    language = get_language() or "zh-hans"
    if fact.value2 is not None:
        ends = f"{_bare(fact, language)}–{written(fact.value2, fact.unit, language)}"
        return _signed(ends)
    sign = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": _("约 ")}.get(fact.comparator, "")
    value = written(fact.value, fact.unit, language)
    plus = "+" if fact.role == Fact.Role.CHANGE and fact.value > 0 else ""
    return _signed(f"{sign}{plus}{value}")


@register.filter
def exact_figure(fact: Fact) -> str:
    """All digits and the unit, for the title attribute."""
    low = plain(fact.value)
    high = f"–{plain(fact.value2)}" if fact.value2 is not None else ""
    return f"{low}{high} {fact.unit}".rstrip()


@register.filter
def part_name(kind: Any) -> str:
    """The name of a part of the report; an unknown one as it stands."""
    return str(Part(kind).label) if kind in Part.values else str(kind)


def _bare(fact: Fact, language: str) -> str:
    """The lower end of a range, without repeating a unit and scale that the upper end shows too."""
    low = written(fact.value, fact.unit, language)
    high = written(fact.value2, fact.unit, language) if fact.value2 is not None else ""
    tail_low, tail_high = low.lstrip("0123456789.,-"), high.lstrip("0123456789.,-")
    return low[: len(low) - len(tail_low)].strip() if tail_low == tail_high else low


def _signed(text: str) -> str:
    return text.replace("-", "−")
