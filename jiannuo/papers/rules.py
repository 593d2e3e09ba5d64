"""Who may see a paper: whoever may see the thing it belongs to.

Papers do not know what they belong to. The app that attaches one says who may open it.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from jiannuo.kernel.visible import Viewer, sees
from jiannuo.papers.models import Paper
from jiannuo.papers.queries import account_id_of

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


@opens
def _own(viewer: Viewer) -> Q:
    """What one handed in oneself and has not submitted yet: the form shows it again."""
    account_id = account_id_of(viewer)
    return Q(submissions__account_id=account_id) if account_id else Q(pk__in=())
