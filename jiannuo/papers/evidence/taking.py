"""Taking evidence in: examined, stored, and noted who handed it in."""

import hashlib
import io
from datetime import timedelta
from typing import IO

from django.db import transaction

from jiannuo.kernel.now import now
from jiannuo.papers import thumbnails
from jiannuo.papers.actions import store
from jiannuo.papers.evidence.examining import Examined, examine
from jiannuo.papers.evidence.refusals import EvidenceRefused
from jiannuo.papers.models import Paper, Submission
from jiannuo.papers.names import harmless
from jiannuo.papers.rules import waiting

#: how long a file may wait to be attached before it is discarded
WAITING = timedelta(hours=24)
#: what one account may have lying about, handed in and not attached to anything
MOST_WAITING = 100
MOST_WAITING_BYTES = 1024 * 1024 * 1024
#: files one account may hand in within ten minutes; a person with a phone makes some thirty
MOST_IN_TEN_MINUTES = 120


def take(file: IO[bytes], name: str, *, account_id: int) -> Submission:
    """Keep ``file`` as evidence handed in by the account, or raise EvidenceRefused.

    The same file from the same account is the same submission, however often a shaky line makes the
    phone send it.
    """
    digest = _digest(file)
    known = Submission.objects.filter(account_id=account_id, received_sha256=digest)
    if known.update(submitted_at=now()):
        return known.select_related("paper")[0]
    _refuse_hoarding(account_id)
    return _kept(examine(file, name), digest, account_id)


def _kept(examined: Examined, received: str, account_id: int) -> Submission:
    stored = hashlib.sha256(examined.content).hexdigest()
    # the paper may be handed in by others too; its own name must not tell what the first one called it
    neutral = f"{stored[:12]}.{examined.name.rpartition('.')[2]}"
    with transaction.atomic():
        paper = _held(examined, neutral, account_id)
        if examined.width and examined.height:
            thumbnails.keep(paper, examined.thumbnail, width=examined.width, height=examined.height)
        submission, _new = Submission.objects.update_or_create(
            paper=paper,
            account_id=account_id,
            defaults={"name": harmless(examined.name), "received_sha256": received, "submitted_at": now()},
        )
    return submission


def _held(examined: Examined, name: str, account_id: int) -> Paper:
    """The paper, its row held until commit: the same bytes may be about to be discarded."""
    while True:
        paper = store(io.BytesIO(examined.content), name, received_from_id=account_id)
        if held := Paper.objects.select_for_update().filter(pk=paper.pk).first():
            return held


def _refuse_hoarding(account_id: int) -> None:
    sizes = list(waiting().filter(account_id=account_id).values_list("paper__size", flat=True)[:MOST_WAITING])
    since = now() - timedelta(minutes=10)
    lately = Submission.objects.filter(account_id=account_id, submitted_at__gt=since).count()
    if lately >= MOST_IN_TEN_MINUTES or len(sizes) >= MOST_WAITING or sum(sizes) >= MOST_WAITING_BYTES:
        raise EvidenceRefused("too_many_waiting")


def _digest(file: IO[bytes]) -> str:
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    return digest
