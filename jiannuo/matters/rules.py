"""Who sees what the default pages keep."""

from typing import Any

from django.db.models import Q, QuerySet

from jiannuo.kernel.visible import Viewer, sees
from jiannuo.matters.models import Bulk, SavedFilter


@sees(SavedFilter)
def saved_filters(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """One's own, and those shared with a unit one holds a post in."""
    account: int | None = getattr(viewer, "account_id", None)
    if account is None:
        return rows.none()
    units = {post.unit_id for post in getattr(viewer, "posts", ())}
    return rows.filter(Q(account_id=account) | Q(unit_id__in=units))


@sees(Bulk)
def bulks(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """One's own, and nobody else's: the facts may be half written."""
    account: int | None = getattr(viewer, "account_id", None)
    return rows.none() if account is None else rows.filter(account_id=account)
