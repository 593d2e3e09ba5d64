"""Telling one account something that comes from no matter."""

from typing import Any

from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import now


def tell_account(account_id: int, message: str, **payload: Any) -> None:
    """Put a notice of class ``message`` into the outbox for one account; the worker delivers it."""
    payload = {"to": [{"account_id": account_id}], **payload}
    Outbox.letter("notice", message, payload, at=now()).save()
