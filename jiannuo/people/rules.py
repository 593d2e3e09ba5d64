"""Who may see units, posts and persons.

The organisation is public, who holds a post is for those who work for the government: work is
given to posts, and a name is not needed to follow a promise.
"""

from typing import Any

from django.db.models import Q, QuerySet

from jiannuo.kernel.actors import SYSTEM_ROLE
from jiannuo.kernel.models import Duty, Matter, Personal
from jiannuo.kernel.reach import Reach, reach_with
from jiannuo.kernel.validity import in_force
from jiannuo.kernel.visible import Viewer, sees, sees_one
from jiannuo.people.models import Account, Delegation, Person, Post, Tenure, Unit, UnitAlias, UnitDuty
from jiannuo.people.queries.owed import owed_by
from jiannuo.people.roles import STAFF, Role

INSIDERS = STAFF | {Role.SETUP}
#: who sees every matter: whoever supervises, the leaders, and the worker
SEES_ALL = frozenset({Role.SUPERVISION, Role.LEADER, SYSTEM_ROLE})


def _inside(viewer: Viewer) -> bool:
    return bool(viewer.roles & INSIDERS)


@sees(Unit)
def units(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The public sees units in force, the government also its history."""
    return rows if _inside(viewer) else rows.filter(in_force())


@sees(UnitAlias)
def aliases(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Names follow their unit."""
    return rows if _inside(viewer) else rows.filter(in_force(path="unit"))


@sees(UnitDuty)
def duties(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Duties follow their unit and their own dates."""
    return rows if _inside(viewer) else rows.filter(in_force(), in_force(path="unit"))


@sees(Post)
def posts(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The public sees posts in force of units in force."""
    return rows if _inside(viewer) else rows.filter(in_force(), in_force(path="unit"))


@sees(Tenure)
def tenures(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Who held which post: for the government only."""
    return rows if _inside(viewer) else rows.none()


@sees(Delegation)
def delegations(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Who acts for whom: for the units of both, and for whoever supervises all."""
    if viewer.roles & {Role.SUPERVISION, Role.SETUP}:
        return rows
    if not viewer.roles & STAFF:
        return rows.none()
    units = {post.unit_id for post in getattr(viewer, "posts", ())}
    return rows.filter(Q(giver__unit__in=units) | Q(receiver__unit__in=units))


@sees(Person)
def persons(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The government sees those who hold or held a post; nobody browses residents."""
    return rows.filter(tenures__isnull=False).distinct() if _inside(viewer) else rows.none()


@sees(Account)
def accounts(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Accounts are set-up data: only the system administrator lists them."""
    return rows if Role.SETUP in viewer.roles else rows.none()


def reach(viewer: Viewer) -> Reach:
    """How far ``viewer`` sees among matters."""
    account: int | None = getattr(viewer, "account_id", None)
    acted_for = {one.role for one in getattr(viewer, "standings", ()) if one.own is not None}
    return Reach(bool((viewer.roles | acted_for) & SEES_ALL), viewer.unit_ids, account)


reach_with(reach)


@sees(Matter)
def matters(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Supervisors see all matters, units those they owe or owed something in, authors their own."""
    return rows.filter(reach(viewer).condition())


@sees_one(Matter)
def matter(viewer: Viewer, row: Matter) -> bool:
    """The same of one matter."""
    return reach(viewer).admits(row)


@sees(Personal)
def personal(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Personal facts are for whoever told them, and for those whose turn it is to act on them.

    Only while they are needed: 个人信息保护法 arts 6 and 19 (the least that the purpose asks for, the
    shortest time). Seeing a matter is no ground to see who is behind it. Of what was erased nothing is
    left to see.
    """
    account = getattr(viewer, "account_id", None)
    grounds = Q(event__actor_id=account) if account is not None else Q(pk__in=())
    if getattr(viewer, "standings", ()):
        turns = Duty.objects.filter(owed_by(viewer), closed_at=None, turn=True)  # type: ignore[arg-type]
        grounds |= Q(event__matter_id__in=turns.values("matter_id"))
    return rows.filter(grounds, erased_by=None)
