"""Who may see indicators: everybody. Only figures of adopted reports are ever put there."""

from typing import Any

from django.db.models import QuerySet

from jiannuo.indicators.models import Indicator, Observation
from jiannuo.kernel.visible import Viewer, sees


@sees(Indicator)
def _indicators(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows


@sees(Observation)
def _observations(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows
