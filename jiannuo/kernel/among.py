"""The condition "one of these thousands of ids", as one parameter instead of thousands."""

import json
from collections.abc import Collection

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL


def among(ids: Collection[int], column: str = "pk") -> Q:
    """Whether ``column`` is one of ``ids``."""
    listed = sorted(ids)
    if connection.vendor == "postgresql":
        return Q((f"{column}__in", RawSQL("SELECT unnest(%s::bigint[])", [listed])))
    return Q((f"{column}__in", RawSQL("SELECT value FROM json_each(%s)", [json.dumps(listed)])))
