"""The registry over the API, for officers and for whoever acts for an enterprise: what their pages show."""

from datetime import date
from typing import Any

from django.http import Http404
from ninja import Query, Router, Schema
from ninja.security import django_auth

from jiannuo.enterprises.attributes.attribute import Kind
from jiannuo.enterprises.attributes.declared import attribute
from jiannuo.enterprises.facts import Fact, Interval, Key
from jiannuo.enterprises.knowing import facts_of
from jiannuo.enterprises.models import Enterprise
from jiannuo.enterprises.queries.registry import Asked, found
from jiannuo.enterprises.seeing import may_see_value
from jiannuo.kernel.audience import Request
from jiannuo.kernel.now import today
from jiannuo.kernel.visible import visible

router = Router(tags=["enterprises"], auth=django_auth)
PAGE = 50


class Asking(Schema):
    """What narrows the list; ``after`` is the id after which it goes on."""

    q: str = ""
    street: str = ""
    section: str = ""
    size: str = ""
    title: str = ""
    building: str = ""
    after: int = 0


@router.get("/enterprises", url_name="enterprises", summary="Enterprises you may see")
def enterprises(request: Request, asked: Query[Asking]) -> dict[str, Any]:
    """A page of them in the order of their ids."""
    question = Asked.of({name: str(value) for name, value in asked.dict().items()})
    rows = list(found(request.viewer, question).filter(pk__gt=max(asked.after, 0)).order_by("pk")[: PAGE + 1])
    after = rows[PAGE - 1].pk if len(rows) > PAGE else None
    return {"enterprises": [_told(row) for row in rows[:PAGE]], "after": after}


@router.get("/enterprises/{int:enterprise_id}", url_name="enterprise", summary="What is known of one")
def enterprise(request: Request, enterprise_id: int) -> dict[str, Any]:
    """The believed facts with source, evidence and day, and the qualifications held."""
    row = visible(request.viewer, Enterprise).filter(pk=enterprise_id).first()
    if row is None:
        raise Http404
    facts = facts_of([row.pk], today())[row.pk]
    seen = [
        _fact(key, fact)
        for key, fact in sorted(facts.values.items(), key=lambda pair: (pair[0][0], pair[0][1] or 0))
        if may_see_value(request.viewer, attribute(key[0]), row.pk)
    ]
    held = [
        {"name": name, "valid_from": begins, "valid_until": ends}
        for name, (begins, ends) in sorted(facts.held.items())
    ]
    return {**_told(row), "facts": seen, "qualifications": held, "all_qualifications": facts.all_held}


def _told(row: Enterprise) -> dict[str, Any]:
    names = ("id", "credit_code", "name", "place_code", "industry_code", "building", "size", "demo")
    return {name: getattr(row, name) for name in names} | {"changed_at": row.changed_at}


def _fact(key: Key, fact: Fact) -> dict[str, Any]:
    """Numbers in base units (fen, millionths, hundredths of a square metre), days in ISO 8601."""
    name, year = key
    told: dict[str, Any] = {"attribute": name, "year": year, "source": fact.source}
    if isinstance(fact.value, Interval):
        ends = (fact.value.low, fact.value.high)
        is_day = attribute(name).kind == Kind.DATE
        told["low"], told["high"] = (_day(end) if is_day else end for end in ends)
    else:
        told["words"] = sorted(fact.value)
    return told | {
        "evidence": fact.evidence.name.lower(),
        "observed_on": fact.observed_on,
        "until": fact.until,
    }


def _day(ordinal: int | None) -> str | None:
    return None if ordinal is None else date.fromordinal(ordinal).isoformat()
