"""One policy, explained clause by clause for one enterprise."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.visible import Viewer, visible
from jiannuo.people.request import Request
from jiannuo.policies.models import Version
from jiannuo.policies.queries.mine.policy import WAS, became, policy_page
from jiannuo.policies.queries.mine.progress import after
from jiannuo.policies.queries.mine.thread import questions
from jiannuo.policies.queries.public_questions import public_questions
from jiannuo.policies.views.my.acting import for_enterprise

#: public questions on the page
QUESTIONS = 20


def found(viewer: Viewer, version_id: int) -> Version:
    """A version that was published and that the viewer may see; 404 otherwise."""
    rows = visible(viewer, Version).filter(published_at__isnull=False)
    version: Version = get_object_or_404(rows.select_related("policy__unit"), pk=version_id)
    return version


@require_safe
@for_enterprise
def policy(request: Request, enterprise: Enterprise, version_id: int) -> HttpResponse:
    """The answer, its reasons, what it brings, what to do, and the document."""
    version = found(request.viewer, version_id)
    shown = policy_page(request.viewer, enterprise, version, request.path)
    context = {
        "version": version,
        "shown": shown,
        "became": became(request.GET.get(WAS, ""), shown.answer.standing),
        "after": after(version.automatic),
        "public_questions": public_questions(version.policy_id)[:QUESTIONS],
        "my_questions": questions(request.viewer, enterprise).filter(policy_id=version.policy_id)[:5],
        "tab": "policies",
    }
    return render(request, "policies/my/policy.html", context)
