"""The delegations that somebody sees, in the order in which they matter."""

from typing import Any

from jiannuo.kernel.visible import visible
from jiannuo.people.actions.delegating import posts_to_give
from jiannuo.people.models import Delegation
from jiannuo.people.viewer import Viewer

#: ended ones on the page
FORMER = 30


def delegations_of(viewer: Viewer) -> dict[str, list[Any]]:
    """In force or to come, each with whether ``viewer`` may withdraw it; and the latest that ended."""
    seen = visible(viewer, Delegation).select_related("giver__unit", "receiver__unit", "granted_by__person")
    mine = {post.pk for post in posts_to_give(viewer)}
    rows = list(seen[:300])
    return {
        "present": [(row, row.giver_id in mine) for row in rows if not row.ended],
        "former": [row for row in rows if row.ended][:FORMER],
    }
