"""Who may see what of policies. No enterprise sees anything of another.

Versions, batches: as every matter (published ones everybody; drafts the unit, the checkers once it is their
turn, supervisors and leaders). Claims, questions and objections: the enterprise, whoever of it began them;
the units that owe or owed them something; supervisors and leaders. Having begun one is no ground: who left
the enterprise sees nothing of it any more.
"""

from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from jiannuo.enterprises.members import enterprises_of
from jiannuo.kernel.actors import SYSTEM_ROLE
from jiannuo.kernel.reach import reach_of
from jiannuo.kernel.visible import Viewer, sees, visible
from jiannuo.people.roles import STAFF, Role
from jiannuo.policies.models import (
    Claim,
    Clause,
    Decision,
    Entry,
    Example,
    Match,
    Objection,
    Parameter,
    Policy,
    Pool,
    Question,
    Transition,
    Version,
)

#: who reads every row; leaders get numbers
SUPERVISES = frozenset({Role.SUPERVISION, SYSTEM_ROLE})


def _own(viewer: Viewer, path: str = "enterprise") -> Q:
    return Q(**{f"{path}__in": enterprises_of(viewer).order_by().values("pk")})


@sees(Policy)
def policies(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Everybody sees what has been published, a unit its own, and whoever sees a draft its policy."""
    if viewer.roles & SUPERVISES or reach_of(viewer).everything:
        return rows
    seen = visible(viewer, Version).order_by().values("policy_id")
    return rows.filter(Q(pk__in=seen) | Q(unit__in=viewer.unit_ids))


@sees(Clause)
def clauses(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """With their version."""
    return rows.filter(version__in=visible(viewer, Version).order_by().values("pk"))


@sees(Example)
def examples(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """With their version; the enterprises in them are made up."""
    return clauses(viewer, rows)


@sees(Parameter)
def parameters(_viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Everybody: conditions name them."""
    return rows


def _policy_unit(viewer: Viewer, rows: QuerySet[Any], path: str) -> QuerySet[Any]:
    if viewer.roles & SUPERVISES:
        return rows
    return rows.filter(_own(viewer) | Q(**{f"{path}__in": viewer.unit_ids}))


@sees(Match)
def matches(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """An enterprise its own, a unit those of its policies, supervisors all; leaders get numbers."""
    return _policy_unit(viewer, rows, "version__policy__unit")


@sees(Transition)
def transitions(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """As what they change."""
    return _policy_unit(viewer, rows, "version__policy__unit")


@sees(Decision)
def decisions(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """What people decided: the enterprise, the policy's unit, supervisors."""
    return _policy_unit(viewer, rows, "policy__unit")


@sees(Pool)
def pools(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Budget lines are named in drafts: whoever works for the government sees that they are there."""
    return rows if viewer.roles & (STAFF | SUPERVISES) else rows.none()


@sees(Entry)
def entries(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Who pays, the unit of the claim, supervisors."""
    if viewer.roles & SUPERVISES:
        return rows
    if not viewer.roles & STAFF:
        return rows.none()
    return rows.filter(Q(pool__payer__in=viewer.unit_ids) | Q(claim__unit__in=viewer.unit_ids))


def _without_authors(viewer: Viewer, rows: QuerySet[Any], *more: Q) -> QuerySet[Any]:
    """As every matter, except that having begun it is no ground; the enterprise its own, and ``more``."""
    reach = reach_of(viewer)
    if reach.everything:
        return rows
    grounds = replace(reach, account_id=None).condition() | _own(viewer)
    return rows.filter(reduce(or_, more, grounds))


@sees(Claim)
def claims(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The enterprise, the units that owe or owed something, whoever sees all."""
    return _without_authors(viewer, rows)


@sees(Objection)
def objections(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """As claims."""
    return _without_authors(viewer, rows)


@sees(Question)
def questions(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The same; what an account asked for no enterprise is its own. Public forms have their own list."""
    account = getattr(viewer, "account_id", None)
    asked = Q(enterprise=None, author_id=account) if account is not None else Q(pk__in=())
    return _without_authors(viewer, rows, asked)
