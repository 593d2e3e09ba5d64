"""``{% load drafting %}``: looking up, in templates of the policy desk."""

from collections.abc import Mapping
from typing import Any

from django import template

from jiannuo.enterprises.facts import Interval
from jiannuo.policies.answering.amounts import money_text
from jiannuo.policies.money import wording

register = template.Library()


@register.filter
def at(known: Mapping[Any, Any], key: Any) -> Any:
    """What ``known`` holds under ``key``; the key itself where it holds nothing."""
    return known.get(key, key)


@register.filter
def span(money: Interval) -> str:
    """Fen from a least to a most, to read at a glance."""
    if money.high is None or money.low is None:
        return money_text(money)
    low, high = wording.about(money.low), wording.about(money.high)
    return low if low == high else f"{low}–{high}"


@register.filter
def change(new: int, old: int) -> str:
    """By how much a number became more or less, with its sign; "" for not at all."""
    return f"{new - old:+,d}" if new != old else ""


@register.filter
def change_money(new: Interval, old: Interval) -> str:
    """The same of the least that money comes to."""
    by = (new.low or 0) - (old.low or 0)
    if by == 0:
        return ""
    return f"{'+' if by > 0 else '−'}{wording.about(abs(by))}"
