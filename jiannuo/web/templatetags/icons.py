"""``{% icon "home" %}``: a Tabler icon (MIT), drawn into the page so that it takes the text's colour."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def icon(name: str, extra: str = "", label: str = "") -> SafeString:
    """The outline icon ``name``.

    ``extra`` adds classes. Without ``label`` it is decoration and hidden from screen readers; with
    it, it is a picture of that name. An unknown icon raises FileNotFoundError: a template error.
    """
    return _picture(name, extra, str(label))


@lru_cache(maxsize=1024)
def _picture(name: str, extra: str, label: str) -> SafeString:
    """A page has dozens, and most of them on every page."""
    role = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon {}" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
        ' stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" focusable="false" {}>{}</svg>',
        extra,
        role,
        _drawing(name),
    )


@lru_cache
def _drawing(name: str) -> SafeString:
    if not name.replace("-", "").isalnum():
        raise FileNotFoundError(f"no icon {name!r}")
    text = (settings.ICONS / f"{name}.svg").read_text("utf-8")
    inner = text[text.index(">") + 1 : text.rindex("</svg>")]
    # the first path is only an empty box that keeps the icon's size in drawing programs
    lines = (line.strip() for line in inner.splitlines() if 'd="M0 0h24v24H0z"' not in line)
    return mark_safe("".join(lines))  # noqa: S308 (a file of the pinned icon package)
