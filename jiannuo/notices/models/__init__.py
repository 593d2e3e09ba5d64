"""Rows of the notices."""

from jiannuo.notices.models.calendar_feed import CalendarFeed
from jiannuo.notices.models.delivery import Delivery
from jiannuo.notices.models.inbox import InboxEntry, InboxItem
from jiannuo.notices.models.subscription import Subscription

__all__ = ["CalendarFeed", "Delivery", "InboxEntry", "InboxItem", "Subscription"]
