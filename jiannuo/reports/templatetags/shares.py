"""Bars and domain names for overview pages."""

from decimal import Decimal

from django import template

from jiannuo.reports.domains import Domain

register = template.Library()


@register.filter
def bar_width(value: Decimal | float, other: Decimal | float) -> str:
    """Width of a bar in percent when the longer of two values fills it; nothing below zero."""
    most = max(abs(float(value)), abs(float(other)))
    return f"{max(float(value), 0.0) / most * 100:.1f}" if most else "0"


@register.filter
def domain_name(domain: str) -> str:
    """The domain in the language of the page; an unknown one as it stands."""
    return str(Domain(domain).label) if domain in Domain.values else domain
