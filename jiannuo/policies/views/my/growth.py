"""The ladder of growth: where the enterprise stands, and what the next rung lacks."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jiannuo.enterprises.models import Enterprise
from jiannuo.people.request import Request
from jiannuo.policies.ladder import rungs
from jiannuo.policies.queries.mine.clauses import gaps
from jiannuo.policies.views.my.acting import for_enterprise

#: gaps of a rung on the page; all of them are on the page of its policy
GAPS = 8


@require_safe
@for_enterprise
def ladder(request: Request, enterprise: Enterprise) -> HttpResponse:
    """All rungs, from below."""
    found = [
        (one, gaps(one.answer.lines)[:GAPS] if one.answer and one.lacks else []) for one in rungs(enterprise)
    ]
    return render(request, "policies/my/ladder.html", {"rungs": found, "tab": "ladder"})
