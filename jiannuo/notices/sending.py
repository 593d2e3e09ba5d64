"""Messages leave for the channels: claimed with a lease, sent outside any transaction, tried again."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from jiannuo.kernel.now import now
from jiannuo.notices import channels
from jiannuo.notices.announcing import earliest
from jiannuo.notices.channels import Gone, Letter, NotSent
from jiannuo.notices.message import message_of
from jiannuo.notices.models import Delivery, Subscription
from jiannuo.notices.models.delivery import WAITING
from jiannuo.notices.telling import tell_account

#: pauses between tries; after the last one the message is dead
BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 20, 60, 240))
#: longer than any channel may take
LEASE = timedelta(minutes=2)

logger = logging.getLogger("jiannuo.notices")


def send_due(at: datetime | None = None, most: int = 50) -> int:
    """Send what is due, up to ``most`` messages; how many were tried. Any number of workers may call it."""
    moment, tried = at or now(), 0
    while tried < most and (delivery := _claim(moment)):
        _try(delivery, moment)
        tried += 1
    return tried


def _claim(moment: datetime) -> Delivery | None:
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=moment)
    with transaction.atomic():
        due = Delivery.objects.filter(
            free, next_try_at__lte=moment, sent_at__isnull=True, dead_at__isnull=True
        ).select_related("subscription")
        row = due.select_for_update(skip_locked=True, of=("self",)).order_by("next_try_at", "id").first()
        if row is None:
            return None
        row.leased_until, row.tries = moment + LEASE, row.tries + 1
        row.save(update_fields=["leased_until", "tries"])
    return row


def _try(delivery: Delivery, moment: datetime) -> None:
    channel = delivery.subscription
    if not channel.works:
        return _bury(delivery, moment, _("渠道已停用，没有发送。"))
    # it may have waited through a failure into the night
    allowed = earliest(channel, delivery.created_at, delivery.urgent)
    if allowed > moment:
        return _postpone(delivery, allowed)
    try:
        channels.send(channel, letter_of(delivery))
    except Gone as problem:
        _bury(delivery, moment, str(problem))
    except NotSent as problem:
        _again(delivery, moment, str(problem))
    except Exception as problem:  # one broken channel must not stop the others
        logger.exception("delivery failed unexpectedly delivery=%s", delivery.pk)
        _again(delivery, moment, type(problem).__name__)
    else:
        Delivery.objects.filter(pk=delivery.pk).update(
            sent_at=moment, next_try_at=None, leased_until=None, error=""
        )
        Subscription.objects.filter(pk=channel.pk).update(last_sent_at=moment)
    return None


def letter_of(delivery: Delivery) -> Letter:
    """What is said outside: how many of which class, and where to read them."""
    with translation.override(delivery.subscription.language):
        parts = [
            message.outside(count)
            for key, count in sorted(delivery.tally.items())
            if (message := message_of(key)) is not None
        ]
        return Letter(
            title=_("践诺：您有新通知"),
            body=_("您有%(what)s。请登录查看。") % {"what": _("、").join(parts)},
            link=f"{settings.ADDRESS}{reverse('notices:inbox')}",
            at=delivery.created_at,
            key=f"delivery-{delivery.pk}",
            tally=delivery.tally,
        )


def _again(delivery: Delivery, moment: datetime, error: str) -> None:
    """Try again later, together with what has come in meanwhile; after the last pause, never."""
    if delivery.tries > len(BACKOFF):
        return _bury(delivery, moment, error)
    with transaction.atomic():
        Subscription.objects.select_for_update().get(pk=delivery.subscription_id)
        delivery.error, delivery.leased_until = error[:500], None
        delivery.next_try_at = moment + BACKOFF[delivery.tries - 1]
        _take_in(delivery)
        delivery.save()
    return None


def _postpone(delivery: Delivery, until: datetime) -> None:
    with transaction.atomic():
        Subscription.objects.select_for_update().get(pk=delivery.subscription_id)
        delivery.tries, delivery.leased_until, delivery.next_try_at = delivery.tries - 1, None, until
        _take_in(delivery)
        delivery.save()


def _take_in(delivery: Delivery) -> None:
    """What began to wait while this one was being sent joins it: a channel has one waiting."""
    later = Delivery.objects.filter(WAITING, subscription_id=delivery.subscription_id)
    for other in later.exclude(pk=delivery.pk):
        for key, count in other.tally.items():
            delivery.tally[key] = delivery.tally.get(key, 0) + count
        delivery.urgent = delivery.urgent or other.urgent
        other.delete()


def _bury(delivery: Delivery, moment: datetime, error: str) -> None:
    """Give up: the message is dead, its channel off until its owner looks at it, and the owner is told."""
    with transaction.atomic():
        Delivery.objects.filter(pk=delivery.pk).update(
            dead_at=moment, next_try_at=None, leased_until=None, error=error[:500]
        )
        turned_off = Subscription.objects.filter(pk=delivery.subscription_id, off_at__isnull=True).update(
            off_at=moment, off_reason=error[:500]
        )
        if turned_off:
            channel = delivery.subscription
            tell_account(
                channel.account_id, "notices.channel_off", channel=str(channel.get_kind_display()), why=error
            )


def revive(delivery: Delivery, moment: datetime) -> None:
    """Try a dead message again, with its channel turned on again."""
    with transaction.atomic():
        channel = Subscription.objects.select_for_update().get(pk=delivery.subscription_id)
        channel.off_at, channel.off_reason = None, ""
        channel.save(update_fields=["off_at", "off_reason"])
        delivery.dead_at, delivery.tries, delivery.leased_until = None, 0, None
        delivery.created_at = delivery.next_try_at = moment
        _take_in(delivery)
        delivery.save()
