"""Letting go of evidence that nobody submitted."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError

from jiannuo.kernel.now import now
from jiannuo.kernel.worker.jobs import every
from jiannuo.papers import thumbnails
from jiannuo.papers.actions import place_of
from jiannuo.papers.evidence.taking import WAITING
from jiannuo.papers.models import Paper, Submission
from jiannuo.papers.rules import waiting

#: at once; alarms wait while a worker does this
_PORTION = 200


@every(900)
def discard_orphans() -> int:
    """Discard what waited for more than a day to be submitted; how many submissions went.

    Bytes go with the last submission of them, unless something else keeps the paper. Kept as short
    as the purpose needs: PIPL (Personal Information Protection Law), article 19.
    """
    limit = now() - WAITING
    late = waiting().filter(submitted_at__lt=limit).order_by("submitted_at")
    return sum(_discard(*ids, limit) for ids in list(late.values_list("pk", "paper_id")[:_PORTION]))


def _discard(submission_id: int, paper_id: int, limit: datetime) -> int:
    """Let one submission go, if it still waits; 1 if it went.

    Whoever hands the same bytes in, or submits them, holds the paper's row meanwhile. Row and files go
    in one transaction, so the next one finds both or neither.
    """
    with transaction.atomic():
        paper = Paper.objects.select_for_update().filter(pk=paper_id).first()
        rows = waiting().filter(pk=submission_id, submitted_at__lt=limit)
        if paper is None or not rows.exists():
            return 0
        Submission.objects.filter(pk=submission_id).delete()
        let_go(paper)
    return 1


def let_go(paper: Paper) -> None:
    """Remove the bytes of ``paper``, whose row is locked, unless somebody or something else keeps it."""
    if not paper.submissions.exists() and _deleted(paper):
        thumbnails.place_of(paper.sha256).unlink(missing_ok=True)
        (Path(settings.MEDIA_ROOT) / place_of(paper.sha256)).unlink(missing_ok=True)


def _deleted(paper: Paper) -> bool:
    """Whether nothing else, such as a report that came in this file, keeps the paper."""
    try:
        with transaction.atomic():
            paper.delete()
    except ProtectedError:
        return False
    return True
