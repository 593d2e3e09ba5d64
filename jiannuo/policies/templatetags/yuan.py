"""``{% load yuan %}``: money and account numbers as people read them."""

from django import template

from jiannuo.policies import payees
from jiannuo.policies.money import wording

register = template.Library()


@register.filter
def yuan(fen: int | None) -> str:
    """``625,000元``, to the fen; "" for None. In English ``CNY 625,000``."""
    return "" if fen is None else wording.yuan(fen)


@register.filter
def about(fen: int | None) -> str:
    """Money to read at a glance: ``62.5万元``. English has no word for ten thousand and says all of it."""
    return "" if fen is None else wording.about(fen)


@register.filter
def masked(number: str) -> str:
    """The last four digits of an account."""
    return payees.masked(number)
