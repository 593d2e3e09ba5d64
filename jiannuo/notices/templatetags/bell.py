"""The number on the bell."""

from typing import Any

from django import template

from jiannuo.notices.queries.inbox import MOST_COUNTED, unread_count

register = template.Library()


@register.simple_tag(takes_context=True)
def unread_notices(context: dict[str, Any]) -> str:
    """How many unread items the visitor has: "" for none, "99+" for very many.

    One look into an index of unread items. It is asked again on every page: a number that is kept
    would still be there after everything was read.
    """
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return ""
    count = unread_count(user.pk)
    if count > MOST_COUNTED:
        return f"{MOST_COUNTED}+"
    return str(count) if count else ""
