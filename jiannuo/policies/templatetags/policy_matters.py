"""What the default pages of our loops show, for templates that are given nothing but the matter."""

from typing import Any

from django import template

from jiannuo.people.viewer import PUBLIC
from jiannuo.policies.models import Batch, Claim, Version
from jiannuo.policies.publishing.fairness import Flagged, flagged
from jiannuo.policies.queries.accounts import account_shown
from jiannuo.policies.queries.announced import Announced, lines
from jiannuo.policies.queries.objecting import ON_THE_LIST, objections, open_objections
from jiannuo.policies.queries.standing import answer_for

register = template.Library()


@register.simple_tag(takes_context=True)
def account_number(context: Any, claim: Claim) -> str:
    """As much of the account number as the reader may see."""
    request = context.get("request")
    return account_shown(getattr(request, "viewer", PUBLIC), claim)


@register.simple_tag
def announced_lines(batch: Batch) -> list[Announced]:
    """The public list of a batch."""
    return lines(batch)


@register.simple_tag
def batch_claims(batch: Batch) -> list[Claim]:
    """The claims of a batch, for those who work on it."""
    rows = batch.claims.filter(state__in=ON_THE_LIST).select_related("enterprise")
    return list(rows.order_by("enterprise__name", "pk"))


@register.simple_tag
def batch_objections(batch: Batch) -> dict[str, Any]:
    """What was objected to the list, and how much of it waits for an answer."""
    return {"events": objections(batch), "open": open_objections(batch)}


@register.simple_tag
def fair_hints(version: Version) -> list[Flagged]:
    """Wording that a fair-competition check must look at."""
    return [*flagged(version.condition), *flagged(version.document)]


@register.simple_tag
def claim_answer(claim: Claim) -> Any:
    """The answer as it is now, for whoever checks."""
    return answer_for(claim)
