"""Who may see a paper: whoever may see the thing it belongs to.

Papers do not know what they belong to. The app that attaches one says who may open it.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from jiannuo.kernel.visible import Viewer, sees
from jiannuo.papers.models import Paper

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
