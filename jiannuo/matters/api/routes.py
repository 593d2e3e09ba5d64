"""The addresses of the API. Reading is open to everybody, each within what they may see."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema
from ninja.security import django_auth

from jiannuo.kernel.act import act
from jiannuo.kernel.loops import all_loops, loop_of
from jiannuo.kernel.models import Matter
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.visible import visible
from jiannuo.matters.api import telling
from jiannuo.matters.exchange.bpmn import bpmn
from jiannuo.matters.listing.asked import Asked
from jiannuo.matters.listing.keyset import page_of
from jiannuo.matters.listing.matching import find
from jiannuo.matters.queries.mine import GROUPS, rows_of
from jiannuo.matters.queries.owing import in_their_own_models
from jiannuo.people.request import Request

router = Router(tags=["matters"])
#: what comes in one answer at most
PAGE, DUTIES = 50, 200


class Asking(Schema):
    """What narrows a list of matters; ``after`` turns the page."""

    q: str = ""
    loop: str = ""
    state: str = ""
    open: str = ""
    after: str = ""


class Taking(Schema):
    """What a step is told, the revision it was decided on, and a key that makes a repetition harmless."""

    facts: dict[str, Any] = Field(default_factory=dict)
    expect: int | None = Field(None, ge=0, le=2**31 - 1)
    key: str = Field("", max_length=64)


@router.get("/loops", url_name="loops", summary="The loops and what their steps must be told")
def loops(request: Request) -> list[dict[str, Any]]:
    """Every loop with its states, steps and clocks."""
    return [telling.of_loop(loop) for loop in all_loops()]


@router.get("/loops/{str:key}.bpmn", url_name="bpmn", summary="A loop as BPMN 2.0")
def as_bpmn(request: Request, key: str) -> HttpResponse:
    """The process as an XML document that modelling tools open."""
    try:
        loop = loop_of(key)
    except LookupError:
        raise Http404 from None
    answer = HttpResponse(bpmn(loop), content_type="application/xml")
    answer["Content-Disposition"] = f'attachment; filename="{loop.key}.bpmn"'
    return answer


@router.get("/matters", url_name="matters", summary="Matters you may see, newest movement first")
def matters(request: Request, asked: Query[Asking]) -> dict[str, Any]:
    """A page of matters; ``after`` of one answer asks for the next page."""
    question = Asked.of(asked.dict())
    page = page_of(find(request.viewer, question), {"after": asked.after}, PAGE)
    return {"matters": [telling.of_matter(row) for row in page.rows], "after": page.after or None}


@router.get("/matters/{int:matter_id}", url_name="matter", summary="One matter, and the steps you may take")
def matter(request: Request, matter_id: int) -> dict[str, Any]:
    """State, duties, clocks and the steps open to you with the schema of their facts."""
    return telling.in_full(request.viewer, _found(request, matter_id))


@router.get("/matters/{int:matter_id}/events", url_name="events", summary="What happened to a matter")
def events(request: Request, matter_id: int) -> list[dict[str, Any]]:
    """The events in order; facts for those who work on it."""
    row = _found(request, matter_id)
    return [telling.of_event(request.viewer, row, event) for event in row.events.order_by("seq")]


@router.post(
    "/matters/{int:matter_id}/steps/{str:step}",
    url_name="step",
    auth=django_auth,
    summary="Take a step",
    response={200: dict[str, Any]},
)
def take(request: Request, matter_id: int, step: str, told: Taking) -> dict[str, Any]:
    """The event. A refusal is a problem document with the words that the page would show."""
    row = _found(request, matter_id)
    event = act(row, step, actor=request.viewer, facts=told.facts, expect=told.expect, key=told.key)
    return telling.of_event(request.viewer, row, event) | {"revision": event.revision}


@router.get("/duties", url_name="duties", auth=django_auth, summary="What you owe, by how pressing it is")
def duties(request: Request) -> dict[str, list[dict[str, Any]]]:
    """The groups of the to-do list."""
    return {
        str(group): [telling.of_matter(row) for row in rows_of(request.viewer, group)[:DUTIES]]
        for group in GROUPS
    }


def _found(request: Request, matter_id: int) -> Matter:
    found = in_their_own_models(request.viewer, visible(request.viewer, Matter).filter(pk=matter_id))
    if not found:
        raise Refused(
            Code.NOT_FOUND, _("没有找到这件事，或者您无权查看。"), _("请核对编号，或从事项列表重新打开。")
        )
    return found[0]
