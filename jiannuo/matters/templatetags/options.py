"""The options of a select, made at once: a district has hundreds of units, and a template takes its time."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from jiannuo.kernel.loops.states import Label

register = template.Library()


@register.simple_tag
def options(choices: Iterable[tuple[str, Label]], chosen: str) -> SafeString:
    """``<option>`` elements for ``choices`` (value, words), the chosen one selected."""
    return mark_safe(  # noqa: S308 - every part is escaped
        "".join(
            f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>'
            f"{escape(str(words))}</option>"
            for value, words in choices
        )
    )
