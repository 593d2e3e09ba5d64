"""Telling one account something that comes from no matter."""

from typing import Any

from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import now


def tell_account(account_id: int, message: str, **payload: Any) -> None:
    """Put a notice of class ``message`` into the outbox for one account; the worker delivers it."""
    moment = now()
    Outbox.objects.create(
        kind="notice",
        topic=message,
        payload={"to": [{"account_id": account_id}], **payload},
        created_at=moment,
        next_try_at=moment,
    )
