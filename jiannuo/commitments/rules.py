"""Who may see what was reported: whoever may see the commitment."""

from typing import Any

from django.db.models import QuerySet

from jiannuo.commitments.models import Commitment, FilledSheet, Progress
from jiannuo.kernel.visible import Viewer, sees, visible


@sees(Progress)
def progress(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Reports follow their commitment."""
    return rows.filter(commitment__in=visible(viewer, Commitment))


@sees(FilledSheet)
def filled_sheets(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """One's own, and nobody else's: nothing of it is reported yet."""
    account: int | None = getattr(viewer, "account_id", None)
    return rows.none() if account is None else rows.filter(account_id=account)
