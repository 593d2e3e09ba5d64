"""The groups in which units are compared: confirmed by the district, or still suggested."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from jiannuo.commitments.forms import FromDayForm
from jiannuo.commitments.models import ScoreGroup
from jiannuo.commitments.queries.groups import decisions, groups_on
from jiannuo.commitments.scores.groups import Groups, put_into
from jiannuo.kernel.now import today
from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.models import Unit
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF, Role


@needs(*STAFF)
@require_safe
def groups(request: Request) -> HttpResponse:
    """Every group with its units, and what was decided."""
    return _page(request, FromDayForm())


def _page(request: Request, form: FromDayForm) -> HttpResponse:
    day = today()
    context = {
        "groups": groups_on(day),
        "decisions": decisions(),
        "form": form,
        "choices": ScoreGroup.objects.all(),
        "may_change": request.viewer.has(Role.SUPERVISION),
        "ticked": set(request.POST.getlist("unit")),
        "day": day,
    }
    return render(request, "commitments/groups.html", context, status=422 if form.errors else 200)


@needs(Role.SUPERVISION)
@require_POST
def assign(request: Request) -> HttpResponse:
    """Confirm the ticked units where they are suggested, or put them into another group."""
    form = FromDayForm(request.POST)
    units = _ticked(request)
    chosen = ScoreGroup.objects.filter(key=request.POST.get("group", "")).first()
    if not form.is_valid():
        return _page(request, form)
    if not units:
        form.add_error(None, _("请先勾选单位。"))
        return _page(request, form)
    try:
        _put(request, form, units, chosen)
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, form)
    words = ngettext("已确认 %(count)d 个单位的分组。", "已确认 %(count)d 个单位的分组。", len(units))
    messages.success(request, words % {"count": len(units)})
    return redirect("commitments:groups")


def _ticked(request: Request) -> list[Unit]:
    """The units ticked one by one, and those that await confirmation in a group ticked as a whole."""
    whole = set(request.POST.getlist("whole"))
    waiting = (one for one in groups_on(today()) if one.group and one.group.key in whole)
    ids = {member.unit.pk for one in waiting for member in one.members if member.decided is None}
    ids |= {
        int(text)
        for text in request.POST.getlist("unit")
        if text.isascii() and text.isdigit() and len(text) < 19
    }
    return list(visible(request.viewer, Unit).filter(pk__in=ids))


def _put(request: Request, form: FromDayForm, units: list[Unit], chosen: ScoreGroup | None) -> None:
    """All of them or none. Raises ValidationError."""
    suggested = Groups(today())
    post = next(post.pk for post in request.viewer.posts if post.role == Role.SUPERVISION)
    with transaction.atomic():
        for unit in units:
            place = suggested.of(unit)
            group = chosen or (place.group if place else None)
            if group is None:
                raise ValidationError(_("“%(unit)s”没有建议的分组，请选一个组。") % {"unit": unit})
            told = form.cleaned_data
            put_into(group, unit, since=told["since"], reason=told["reason"], post_id=post)
