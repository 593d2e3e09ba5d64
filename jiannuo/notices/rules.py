"""Who may see notices: everybody their own; what failed outside, also the system administrator."""

from typing import Any

from django.db.models import QuerySet

from jiannuo.kernel.visible import Viewer, sees
from jiannuo.notices.models import CalendarFeed, Delivery, InboxEntry, InboxItem, Subscription

#: the role that keeps the site running
SETUP = "setup"


def _own(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    account = getattr(viewer, "account_id", None)
    return rows.none() if account is None else rows.filter(account_id=account)


sees(InboxItem)(_own)
sees(InboxEntry)(_own)
sees(Subscription)(_own)
sees(CalendarFeed)(_own)


@sees(Delivery)
def deliveries(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The administrator sees that something failed and why, never where it was going."""
    if SETUP in viewer.roles:
        return rows
    account = getattr(viewer, "account_id", None)
    return rows.none() if account is None else rows.filter(subscription__account_id=account)
