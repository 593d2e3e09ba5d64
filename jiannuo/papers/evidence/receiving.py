"""Evidence that comes with a request: files, and papers that were handed in a moment before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from jiannuo.papers.evidence.policy import MEGABYTE, MOST_AT_ONCE
from jiannuo.papers.evidence.refusals import EvidenceRefused
from jiannuo.papers.evidence.taking import take
from jiannuo.papers.models import Paper, Submission
from jiannuo.papers.receiving import refused as over_limit


@dataclass
class Received:
    """What became of several files: those that were taken, and why the others were not."""

    submissions: list[Submission] = field(default_factory=list)
    refusals: list[EvidenceRefused] = field(default_factory=list)


def take_all(files: Sequence["UploadedFile[Any]"], *, account_id: int) -> Received:
    """Take each file; one that is refused does not cost the others."""
    received = Received()
    if len(files) > MOST_AT_ONCE:
        received.refusals.append(EvidenceRefused("too_many_at_once", limit=MOST_AT_ONCE))
        return received
    for file in files:
        try:
            received.submissions.append(take(file, file.name or "", account_id=account_id))
        except EvidenceRefused as refusal:
            received.refusals.append(refusal)
    return received


def mine(ids: Iterable[str | int], *, account_id: int) -> list[Submission]:
    """What the account handed in before, by the numbers of the papers, each once and in their order.

    Raises EvidenceRefused for a number that is none, is gone, or is somebody else's.
    """
    wanted: list[int] = []
    for given in ids:
        try:
            number = int(given)
        except (ValueError, TypeError) as error:
            raise EvidenceRefused("gone", id=str(given)[:20]) from error
        if number not in wanted:
            wanted.append(number)
    if len(wanted) > MOST_AT_ONCE:
        raise EvidenceRefused("too_many_at_once", limit=MOST_AT_ONCE)
    possible = [number for number in wanted if 0 < number < 1 << 63]
    rows = Submission.objects.filter(account_id=account_id, paper_id__in=possible).select_related("paper")
    found = {row.paper_id: row for row in rows}
    for number in wanted:
        if number not in found:
            # whether somebody else's paper has this number is nothing to be told
            raise EvidenceRefused("gone", id=number)
    return [found[number] for number in wanted]


def receive(request: HttpRequest, field: str) -> list[Paper]:
    """The evidence in ``field`` of a posted form: papers handed in before, then files that came along.

    For views that use no Django form; forms use ``EvidenceField``. The view is for signed-in accounts.
    Raises EvidenceRefused for the first that is refused.
    """
    account_id = request.user.pk
    assert account_id is not None
    files = request.FILES.getlist(f"{field}_files")
    if over_limit(request):
        raise EvidenceRefused("over_limit", limit=settings.UPLOAD_LIMIT // MEGABYTE)
    before = mine(request.POST.getlist(field), account_id=account_id)
    received = take_all(files, account_id=account_id)
    if received.refusals:
        raise received.refusals[0]
    return list(dict.fromkeys(row.paper for row in [*before, *received.submissions]))
