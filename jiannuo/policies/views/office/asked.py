"""Questions and objections: what waits for an answer, the oldest first."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.policies.models import Objection, Question

PAGE = 30


@needs(*STAFF)
@require_safe
def questions(request: Request) -> HttpResponse:
    """Questions about policies: open ones first come first, or those that were answered."""
    rows = visible(request.viewer, Question).select_related("policy", "enterprise", "unit")
    return _page(request, rows, "policies/office/questions.html")


@needs(*STAFF)
@require_safe
def objections(request: Request) -> HttpResponse:
    """Objections to what the machine or an officer said."""
    rows = visible(request.viewer, Objection).select_related("version__policy", "enterprise", "unit")
    return _page(request, rows, "policies/office/objections.html")


def _page(request: Request, rows: QuerySet[Any], template: str) -> HttpResponse:
    closed = request.GET.get("closed") == "1"
    words = request.GET.get("q", "").replace("\0", "").strip()[:50]
    if words:
        rows = rows.filter(words__icontains=words)
    waiting, done = rows.filter(closed_at__isnull=True), rows.filter(closed_at__isnull=False)
    shown = done.order_by("-closed_at") if closed else waiting.order_by("due_at", "opened_at")
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "closed": closed,
        "words": words,
        "waiting": waiting.count(),
        "done": done.count(),
    }
    return render(request, template, context)
