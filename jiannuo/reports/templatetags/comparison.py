"""Words for what came of a promise."""

from django import template

from jiannuo.reports.comparison import Reason, Verdict

register = template.Library()

_COLOURS = {
    Verdict.EXCEEDED: "green",
    Verdict.MET: "green",
    Verdict.MISSED: "red",
    Verdict.UNCLEAR: "yellow",
    Verdict.NOT_REPORTED: "secondary",
}
_ICONS = {
    Verdict.EXCEEDED: "trending-up",
    Verdict.MET: "check",
    Verdict.MISSED: "x",
    Verdict.UNCLEAR: "help",
    Verdict.NOT_REPORTED: "minus",
}


@register.filter
def verdict_name(verdict: str) -> str:
    """The verdict in words."""
    return str(Verdict(verdict).label)


@register.filter
def verdict_colour(verdict: str) -> str:
    """The colour name of the badge; the words beside it say the same."""
    return _COLOURS[Verdict(verdict)]


@register.filter
def verdict_icon(verdict: str) -> str:
    """The icon of the badge."""
    return _ICONS[Verdict(verdict)]


@register.filter
def reason_name(reason: str) -> str:
    """The reason in words."""
    return str(Reason(reason).label)
