"""Who may see a paper: whoever may see the thing it belongs to.

Papers do not know what they belong to. The app that attaches one says who may open it. Evidence is
seen with its matter: by the units that work on it, by whoever handed it in, and, where it
is public, by everybody who may see the matter.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from jiannuo.kernel.models import Matter
from jiannuo.kernel.reach import reach_of
from jiannuo.kernel.visible import Viewer, sees, visible
from jiannuo.papers.models import Attachment, Paper, Submission

Ground = Callable[[Viewer], Q]
_grounds: list[Ground] = []


def opens(ground: Ground) -> Ground:
    """Register a ground on which a viewer may open papers: viewer -> condition on Paper."""
    _grounds.append(ground)
    return ground


@sees(Paper)
def _papers(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    reasons = Q(pk__in=())
    for ground in _grounds:
        reasons |= ground(viewer)
    return rows.filter(reasons)


@sees(Attachment)
def _attachments(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    rows = rows.filter(matter__in=visible(viewer, Matter).order_by())
    account_id = account_id_of(viewer)
    own = Q(event__actor_id=account_id) if account_id else Q(pk__in=())
    at_work = Matter.objects.filter(reach_of(viewer).at_work()).order_by()
    return rows.filter(Q(public=True) | Q(matter__in=at_work) | own)


@opens
def _attached(viewer: Viewer) -> Q:
    """Evidence of a matter that one may see."""
    return Q(pk__in=visible(viewer, Attachment).order_by().values("paper"))


@opens
def _waiting(viewer: Viewer) -> Q:
    """What one handed in oneself and has not submitted yet: the form shows it again."""
    account_id = account_id_of(viewer)
    if not account_id:
        return Q(pk__in=())
    return Q(pk__in=waiting().filter(account_id=account_id).values("paper"))


def waiting() -> QuerySet[Submission]:
    """What was handed in and is not attached to anything by the account that did."""
    attached = Attachment.objects.filter(paper=OuterRef("paper"), event__actor_id=OuterRef("account_id"))
    return Submission.objects.filter(~Exists(attached))


def account_id_of(viewer: Viewer) -> int | None:
    """The account that is looking; None for the public."""
    account_id: int | None = getattr(viewer, "account_id", None)
    return account_id
