"""The condition "one of these thousands of ids", as one parameter instead of thousands."""

import json
from collections.abc import Collection

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL


def among(ids: Collection[int]) -> Q:
    """Whether the primary key is one of ``ids``."""
    listed = sorted(ids)
    if connection.vendor == "postgresql":
        return Q(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [listed]))
    return Q(pk__in=RawSQL("SELECT value FROM json_each(%s)", [json.dumps(listed)]))
