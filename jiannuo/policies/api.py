"""The addresses of the API for policies: what everybody may read, and an enterprise's own answers."""

from typing import Any

from django.http import Http404
from ninja import Query, Router, Schema
from ninja.security import django_auth

from jiannuo.enterprises.members import enterprises_of
from jiannuo.people.request import Request
from jiannuo.policies.answering import answer
from jiannuo.policies.drafting.giving_words import giving_words
from jiannuo.policies.models import Version
from jiannuo.policies.queries import public_policies as queries
from jiannuo.policies.words import vocabulary

router = Router(tags=["policies"])
#: what comes in one answer at most
PAGE = 100


class Asking(Schema):
    """What narrows the list of policies."""

    q: str = ""
    level: str = ""
    tag: str = ""
    unit: str = ""
    automatic: str = ""
    ended: str = ""


@router.get("/policies", url_name="policies", summary="Policies in force, with conditions and benefits")
def policies(request: Request, asked: Query[Asking], page: int = 1) -> dict[str, Any]:
    """A page of versions; ``next`` is the number of the next page, null on the last."""
    rows = queries.found(request.viewer, queries.Asked.of(asked.dict()))
    start = PAGE * (min(max(page, 1), 10_000) - 1)
    found = list(rows[start : start + PAGE + 1])
    return {
        "policies": [_told(one) for one in found[:PAGE]],
        "next": start // PAGE + 2 if len(found) > PAGE else None,
    }


@router.get("/policies/{int:version_id}", url_name="policy", summary="One version of a policy in full")
def policy(request: Request, version_id: int) -> dict[str, Any]:
    """With the clauses of the document and the tree of the condition."""
    version = _found(request, version_id)
    clauses = [{"ref": one.ref, "text": one.text} for one in version.clauses.all()]
    return _told(version) | {"clauses": clauses, "tree": version.tree, "document": version.document}


@router.get(
    "/policies/{int:version_id}/answers",
    url_name="policy_answers",
    auth=django_auth,
    summary="Whether your own enterprises qualify, and why",
)
def answers(request: Request, version_id: int) -> list[dict[str, Any]]:
    """One answer for each enterprise for which you act; nobody else's."""
    version = _found(request, version_id)
    told = []
    for enterprise in enterprises_of(request.viewer)[:20]:
        found = answer(version, enterprise)
        amount = found.award.amount if found.award else None
        told.append(
            {
                "enterprise": enterprise.credit_code,
                "standing": found.standing or "not",
                "registered": found.registered,
                "amount_fen": [amount.low, amount.high] if amount else None,
                "lines": [line.kept() for line in found.lines],
                "digest": found.digest,
            }
        )
    return told


def _found(request: Request, version_id: int) -> Version:
    version = queries.published(request.viewer).filter(pk=version_id).first()
    if version is None:
        raise Http404
    return version


def _told(version: Version) -> dict[str, Any]:
    days = ("valid_from", "valid_to", "opens_on", "closes_on")
    row = version.policy
    return {
        "id": version.pk, "policy": row.key, "title": row.title, "english": row.english, "level": row.level,
        "issuer": row.issuer, "document_number": row.document_number, "source_url": row.source_url,
        "unit": row.unit.name, "tags": row.tags, "version": version.number,
        "application": version.application, "summary": version.summary, "condition": version.condition,
        "gives": giving_words(version.benefit, vocabulary()), "automatic": version.automatic,
        "state": version.state, "demo": row.demo,
    } | {name: day.isoformat() if (day := getattr(version, name)) else None for name in days}  # fmt: skip
