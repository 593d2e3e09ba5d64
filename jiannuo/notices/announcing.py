"""What goes outside: one waiting message per channel, which further notices join."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from jiannuo.notices.message import Message
from jiannuo.notices.models import Delivery, Subscription
from jiannuo.notices.models.delivery import WAITING
from jiannuo.notices.windows import GATHER, PAUSE, PAUSE_URGENT, after_quiet


@dataclass(frozen=True)
class Fresh:
    """Notices of one class that have just come into one inbox."""

    account: int
    message: type[Message]
    count: int
    urgent: bool


def announce(fresh: Sequence[Fresh], moment: datetime) -> None:
    """Let each channel of the accounts say so, when it may. Runs in the caller's transaction."""
    leaving = [one for one in fresh if one.message.leaves]
    if not leaving:
        return
    working = Q(verified_at__isnull=False, off_at__isnull=True, account__is_active=True)
    channels = Subscription.objects.filter(working, account_id__in={one.account for one in leaving})
    # locked, so that two workers do not both begin a message to the same channel
    for channel in channels.select_for_update(of=("self",)).order_by("id"):
        carried = [
            one
            for one in leaving
            if one.account == channel.account_id and one.message.key not in channel.muted
        ]
        if carried:
            _join(channel, carried, moment)


def _join(channel: Subscription, carried: Sequence[Fresh], moment: datetime) -> None:
    waiting = Delivery.objects.filter(WAITING, subscription=channel).first()
    if waiting is None:
        waiting = Delivery(subscription=channel, created_at=moment)
    for one in carried:
        waiting.tally[one.message.key] = waiting.tally.get(one.message.key, 0) + one.count
    waiting.urgent = waiting.urgent or any(one.urgent for one in carried)
    # what is being tried again keeps its pause: joining it must not make it hurry
    if not waiting.tries:
        waiting.next_try_at = earliest(channel, waiting.created_at, waiting.urgent)
    waiting.save()


def earliest(channel: Subscription, created_at: datetime, urgent: bool) -> datetime:
    """When a message to ``channel`` may leave: gathered, apart from the last one, outside quiet hours."""
    moment = created_at + GATHER
    if channel.last_sent_at is not None:
        moment = max(moment, channel.last_sent_at + (PAUSE_URGENT if urgent else PAUSE))
    if urgent and channel.urgent_through:
        return moment
    return after_quiet(moment, channel.quiet_from, channel.quiet_to)
