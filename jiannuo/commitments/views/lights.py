"""The schemes of lights: their rules in words, and choosing another one from a day on."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.commitments.forms import FromDayForm
from jiannuo.commitments.lights.schemes import choose as choose_scheme
from jiannuo.commitments.models import LightScheme
from jiannuo.commitments.queries.schemes import changes, periods, scheme_tried, schemes
from jiannuo.kernel.now import today
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF, Role

#: changed lights listed
SHOWN = 100


@needs(*STAFF)
@require_safe
def lights(request: Request) -> HttpResponse:
    """Every scheme in words with this month's lights under it, and which was in force when."""
    context = {
        "schemes": schemes(request.viewer),
        "periods": periods(),
        "day": today(),
        "may_change": request.viewer.has(Role.SUPERVISION),
    }
    return render(request, "commitments/schemes.html", context)


@needs(Role.SUPERVISION)
def choose(request: Request, key: str) -> HttpResponse:
    """What would change under the scheme; then from which day and why."""
    now, other = scheme_tried(request.viewer, key)
    if other is None:
        raise Http404
    form = FromDayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _chosen(request, form, other.scheme):
        return redirect("commitments:lights")
    changed = changes(now, other)
    context = {"form": form, "now": now, "other": other, "changed": changed[:SHOWN], "count": len(changed)}
    return render(request, "commitments/scheme_choose.html", context, status=422 if form.errors else 200)


def _chosen(request: Request, form: FromDayForm, scheme: LightScheme) -> bool:
    told = form.cleaned_data
    post = next(post.pk for post in request.viewer.posts if post.role == Role.SUPERVISION)
    try:
        choose_scheme(scheme, since=told["since"], reason=told["reason"], post_id=post)
    except ValidationError as error:
        form.add_error("since", error)
        return False
    chosen = {"day": f"{told['since']:%Y-%m-%d}", "scheme": scheme.said}
    messages.success(request, _("从 %(day)s 起按“%(scheme)s”亮灯。以前亮过的灯不变。") % chosen)
    return True
