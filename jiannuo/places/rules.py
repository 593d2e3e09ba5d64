"""Who may see divisions: everybody; the map of a district is public, and so is its history."""

from typing import Any

from django.db.models import QuerySet

from jiannuo.kernel.visible import Viewer, sees
from jiannuo.places.models import Division


@sees(Division)
def divisions(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """All divisions, for all."""
    return rows
