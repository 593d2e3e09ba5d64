"""Calling a meeting, with what falls in its scope shown while one chooses."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from jiannuo.commitments.actions.meetings import call_meeting
from jiannuo.commitments.meetings.forms import CallForm
from jiannuo.commitments.meetings.scope import rows_in, units_concerned
from jiannuo.commitments.views.meetings.sending import key_of
from jiannuo.kernel.refusal import Refused
from jiannuo.people.access import needs
from jiannuo.people.models import Unit
from jiannuo.people.request import Request
from jiannuo.people.roles import Role


@needs(Role.SUPERVISION)
def call(request: Request) -> HttpResponse:
    """The form; ``preview`` only counts what falls in the scope, for those without script."""
    form = CallForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound and "preview" not in request.POST:
        if form.is_valid():
            try:
                meeting = call_meeting(
                    form.told(), actor=request.viewer, title=form.cleaned_data["title"], key=key_of(request)
                )
            except Refused as refusal:
                form.refuse(refusal)
            else:
                return redirect("commitments:meeting", meeting.pk)
        status = form.refusal.status if form.refusal else 422
    context = {"form": form, "key": key_of(request), "checked": status != 200, **_scope(form)}
    return render(request, "commitments/meeting_new.html", context, status=status)


@needs(Role.SUPERVISION)
@require_safe
def scope(request: Request) -> HttpResponse:
    """How many commitments, and which units, fall in the scope chosen so far: a part of the form's page."""
    if not request.htmx:
        return redirect("commitments:meeting_new")
    return render(request, "commitments/_meeting_scope.html", _scope(CallForm(request.GET)))


def _scope(form: CallForm) -> dict[str, Any]:
    rows = rows_in(form.report_id, form.scope())
    units = units_concerned(rows)
    return {"count": rows.count(), "units": Unit.objects.filter(pk__in=units).order_by("order", "code")}
