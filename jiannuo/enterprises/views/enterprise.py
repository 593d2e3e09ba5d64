"""The page of one enterprise for officers, correcting a fact, and confirming who acts for it."""

import logging
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jiannuo.enterprises.actions.stating import state
from jiannuo.enterprises.attributes.attribute import Attribute
from jiannuo.enterprises.attributes.declared import attribute
from jiannuo.enterprises.attributes.sources import SOURCES
from jiannuo.enterprises.conduct import conduct
from jiannuo.enterprises.models import Enterprise, Member, Problem, Qualification, Tag, Visit
from jiannuo.enterprises.queries.held import held_by
from jiannuo.enterprises.queries.known import known
from jiannuo.enterprises.seeing import may_see_value, sees_needed
from jiannuo.enterprises.tagging import TAGS
from jiannuo.enterprises.telling import Telling, contradicted, words_of
from jiannuo.enterprises.views.registry import OFFICERS
from jiannuo.enterprises.wording import industry_label, label, place_label, size_label, source_label
from jiannuo.kernel.audience import Request, account_of, needs
from jiannuo.kernel.now import now, today
from jiannuo.kernel.visible import visible

#: what an officer may state by hand: what they saw themselves, or a paper shows
BY_HAND = ("officer", "certificate", "audit", "expert")

logger = logging.getLogger("jiannuo.enterprises")


@needs(*OFFICERS)
@require_safe
def enterprise(request: Request, pk: int) -> HttpResponse:
    """All that is known, held, visited and raised."""
    row = get_object_or_404(visible(request.viewer, Enterprise), pk=pk)
    context = shown(request, row) | {
        "visits": visible(request.viewer, Visit).filter(enterprise=row).select_related("unit")[:20],
        "conduct": conduct(),
        "hidden": not sees_needed(request.viewer),
        "waiting": visible(request.viewer, Member).filter(enterprise=row, confirmed_at=None, until=None),
    }
    return render(request, "enterprises/enterprise.html", context)


def shown(request: Request, row: Enterprise) -> dict[str, Any]:
    """What the pages of officers and of the enterprise itself have in common."""
    chosen = [TAGS[one.key].label for one in visible(request.viewer, Tag).filter(enterprise=row)
              if one.key in TAGS]  # fmt: skip
    return {
        "row": row,
        "place": place_label(row.place_code),
        "industry": industry_label(row.industry_code),
        "size": size_label(row.size),
        "groups": known(request.viewer, row.pk, today()),
        "held": held_by(visible(request.viewer, Qualification).filter(enterprise=row), today()),
        "problems": visible(request.viewer, Problem).filter(enterprise=row).select_related("unit")[:30],
        "tags": chosen,
        "day": today(),
    }


@needs(*OFFICERS)
def correct(request: Request, pk: int, key: str) -> HttpResponse:
    """The form by which an officer states a fact, and keeping it."""
    row = get_object_or_404(visible(request.viewer, Enterprise), pk=pk)
    declared = told_by_hand(key)
    if not may_see_value(request.viewer, declared, row.pk):
        raise Http404
    chosen = request.POST.get("source", BY_HAND[0])
    source = chosen if chosen in BY_HAND else BY_HAND[0]
    form = Telling(declared, source, _sent(request), reasoned=True)
    if request.method == "POST" and (said := form.said()):
        state(row.pk, [said], by=account_of(request))
        messages.success(request, _("已登记：%(what)s。") % {"what": label(declared, said.year)})
        if belief := contradicted(row.pk, said):
            text = _("%(source)s的“%(value)s”排在前面，仍按它采信；两者都已列出。")
            line = {"source": source_label(belief.statement.source), "value": words_of(belief, declared)}
            messages.warning(request, text % line)
        return redirect("enterprises:enterprise", row.pk)
    sources = [(one.key, source_label(one.key)) for one in SOURCES if one.key in BY_HAND]
    context = {"row": row, "form": form, "label": label(declared), "sources": sources}
    return render(request, "enterprises/correct.html", context, status=422 if form.wrong else 200)


@require_POST
@needs(*OFFICERS)
def confirm_member(request: Request, pk: int, member_id: int) -> HttpResponse:
    """Say that somebody else who asked acts for the enterprise; who said so is in the log."""
    rows = visible(request.viewer, Member).filter(enterprise_id=pk, confirmed_at=None, until=None)
    me = account_of(request)
    member = get_object_or_404(rows.exclude(account_id=me), pk=member_id)
    member.confirmed_at = now()
    member.save(update_fields=["confirmed_at"])
    logger.info("member confirmed account=%s member=%s", me, member.pk)
    messages.success(request, _("已确认，对方现在可以经办这家企业的事项。"))
    return redirect("enterprises:enterprise", pk)


def told_by_hand(key: str) -> Attribute:
    """The attribute ``key`` if people may state it. Raises Http404."""
    try:
        declared = attribute(key)
    except KeyError:
        raise Http404 from None
    if declared.derived:
        raise Http404
    return declared


def _sent(request: Request) -> dict[str, str]:
    """What was typed, or the year and the value that a link to the form carries."""
    return request.POST.dict() if request.method == "POST" else request.GET.dict()
