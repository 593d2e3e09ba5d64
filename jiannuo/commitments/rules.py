"""Who may see what was reported: whoever may see the commitment."""

from typing import Any

from django.db.models import QuerySet

from jiannuo.commitments.models import Commitment, Progress
from jiannuo.kernel.visible import Viewer, sees, visible


@sees(Progress)
def progress(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Reports follow their commitment."""
    return rows.filter(commitment__in=visible(viewer, Commitment))
