"""Notices leave the outbox: into inboxes, and from there to the channels that accounts have chosen.

Called by the worker with a batch of outbox rows, in a transaction. A row that comes twice changes
nothing the second time. Five hundred notices of one class to one account are one item of its inbox and
one message to each of its channels, however many batches they come in.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import now
from jiannuo.notices.announcing import Fresh, announce
from jiannuo.notices.message import Message, message_of
from jiannuo.notices.models import InboxEntry, InboxItem
from jiannuo.notices.recipients import Recipients
from jiannuo.notices.windows import window_of


def deliver(rows: Sequence[Outbox]) -> dict[int, str]:
    """Deliver the notices ``rows``; the outbox ids that cannot be delivered, each with the reason.

    What is named in the answer reached nobody; everything else is done.
    """
    moment, recipients = now(), Recipients(rows)
    dead: dict[int, str] = {}
    wanted: defaultdict[tuple[int, type[Message]], list[Outbox]] = defaultdict(list)
    for row in rows:
        message = message_of(row.topic)
        if message is None:
            dead[row.pk] = _("没有名为“%(key)s”的通知，请在应用的 notices.py 里声明后重试。") % {
                "key": row.topic
            }
            continue
        if not recipients.called(row):
            dead[row.pk] = _("没有人接收：%(units)s现在没有在岗且有账号的人员。") % {"units": _units(row)}
            continue
        for account in recipients.reached(row):
            wanted[account, message].append(row)
    with transaction.atomic():
        fresh = _write(wanted, moment)
        announce(fresh, moment)
    return dead


def _write(wanted: dict[tuple[int, type[Message]], list[Outbox]], moment: datetime) -> list[Fresh]:
    """Add what is not there yet; what was added, by account and class."""
    ids = {row.pk for rows in wanted.values() for row in rows}
    there = set(InboxEntry.objects.filter(outbox__in=ids).values_list("account_id", "outbox"))
    fresh: list[Fresh] = []
    # always in the same order, so that two workers never wait for one another crosswise
    for (account, message), rows in sorted(wanted.items(), key=lambda pair: (pair[0][0], pair[0][1].key)):
        new = [row for row in rows if (account, row.pk) not in there]
        if not new:
            continue
        entries = _entries(account, message, new, moment)
        urgent = any(message.disturbs(entry.level) for entry in entries)
        fresh.append(Fresh(account, message, len(entries), urgent))
    return fresh


def _entries(account: int, message: type[Message], rows: list[Outbox], moment: datetime) -> list[InboxEntry]:
    item, _made = InboxItem.objects.get_or_create(
        account_id=account,
        message=message.key,
        window_at=window_of(moment, message.window),
        defaults={"first_at": moment, "last_at": moment},
    )
    entries = [
        InboxEntry(
            item=item,
            account_id=account,
            outbox=row.pk,
            matter_id=row.matter_id,
            event_id=row.event_id,
            level=message.level(row.payload),
            payload={name: value for name, value in row.payload.items() if name != "to"},
            at=row.created_at,
        )
        for row in rows
    ]
    InboxEntry.objects.bulk_create(entries)
    # what was read grows and is unread again: nobody misses what joins a digest later
    InboxItem.objects.filter(pk=item.pk).update(count=F("count") + len(entries), last_at=moment, read_at=None)
    return entries


def _units(row: Outbox) -> str:
    from jiannuo.kernel.organisation import organisation

    ids: Any = {owner["unit_id"] for owner in row.payload.get("to", []) if owner.get("unit_id")}
    return "、".join(organisation().unit_names(ids).values())
