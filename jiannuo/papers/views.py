"""Handing evidence in, and looking at what one may see."""

from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from jiannuo.kernel.audience import Request, public, signed_in
from jiannuo.kernel.visible import visible
from jiannuo.papers import sending
from jiannuo.papers.evidence.policy import MEGABYTE
from jiannuo.papers.evidence.receiving import Received, take_all
from jiannuo.papers.evidence.refusals import EvidenceRefused
from jiannuo.papers.evidence.showing import VIEWABLE, Shown
from jiannuo.papers.models import Paper, Submission
from jiannuo.papers.queries import name_for
from jiannuo.papers.receiving import refused as over_limit


@signed_in
@require_POST
def upload(request: Request) -> JsonResponse:
    """Take the files of ``files`` as evidence: what was taken, and in words why the rest was not."""
    files = request.FILES.getlist("files")
    received = take_all(files, account_id=request.user.pk or 0)
    if over_limit(request):
        received.refusals.append(EvidenceRefused("over_limit", limit=settings.UPLOAD_LIMIT // MEGABYTE))
    elif not files:
        received.refusals.append(EvidenceRefused("no_file"))
    return JsonResponse(_told(received), status=422 if received.refusals else 200)


@public
@require_safe
def download(request: Request, paper_id: int) -> FileResponse:
    """Save a file."""
    paper = _seen(request, paper_id)
    return sending.attachment(paper, name_for(request.viewer, paper))


@public
@require_safe
def view(request: Request, paper_id: int) -> FileResponse:
    """Look at a photo or a PDF in the browser; anything else is only saved."""
    paper = _seen(request, paper_id)
    name = name_for(request.viewer, paper)
    is_evidence = paper.submissions.exists()
    if paper.media_type not in VIEWABLE or not is_evidence:
        return sending.attachment(paper, name)
    return sending.inline(paper, name)


@public
@require_safe
def thumbnail(request: Request, paper_id: int) -> FileResponse:
    """The small picture of a photo."""
    return sending.thumbnail(_seen(request, paper_id))


def _seen(request: Request, paper_id: int) -> Paper:
    if paper_id >= 1 << 63:  # no database counts that far
        raise Http404
    return get_object_or_404(visible(request.viewer, Paper).distinct(), pk=paper_id)


def _told(received: Received) -> dict[str, Any]:
    return {
        "papers": [_paper(submission) for submission in received.submissions],
        "refusals": [
            {"name": refusal.values.get("name", ""), "code": refusal.code, "message": str(refusal)}
            for refusal in received.refusals
        ],
    }


def _paper(submission: Submission) -> dict[str, Any]:
    shown = Shown(submission.paper, submission.name)
    return {
        "id": shown.paper.pk,
        "name": shown.name,
        "kind": shown.kind,
        "type": shown.paper.media_type,
        "size": shown.paper.size,
        "sha256": shown.paper.sha256,
        "url": shown.url,
        "thumbnail": shown.thumbnail,
    }
