"""Letting go of evidence that nobody submitted."""

from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from jiannuo.kernel.now import now
from jiannuo.kernel.worker.jobs import every
from jiannuo.papers import thumbnails
from jiannuo.papers.actions import place_of
from jiannuo.papers.evidence.taking import WAITING
from jiannuo.papers.models import Paper
from jiannuo.papers.rules import waiting

#: at once; alarms wait while a worker does this
_PORTION = 200


@every(900)
def discard_orphans() -> int:
    """Discard what waited for more than a day to be submitted; how many submissions went.

    Bytes go with the last submission of them, unless something else keeps the paper. Kept as short
    as the purpose needs: PIPL (Personal Information Protection Law), article 19.
    """
    late = waiting().filter(submitted_at__lt=now() - WAITING).order_by("submitted_at")
    rows = list(late.select_related("paper")[:_PORTION])
    for row in rows:
        with transaction.atomic():
            row.delete()
            if not row.paper.submissions.exists():
                _discard(row.paper)
    return len(rows)


def _discard(paper: Paper) -> None:
    """Row and files in one transaction: whoever hands the same bytes in meanwhile finds both or neither."""
    digest = paper.sha256
    try:
        with transaction.atomic():
            paper.delete()
    except (ProtectedError, IntegrityError):
        return  # a report, or a step taken this moment, keeps it
    thumbnails.place_of(digest).unlink(missing_ok=True)
    (Path(settings.MEDIA_ROOT) / place_of(digest)).unlink(missing_ok=True)
