"""The news that something known of enterprises changed, for whoever matches policies."""

from django.dispatch import Signal

#: sent after commit with ``ids``: a frozenset of primary keys of Enterprise
facts_changed = Signal()
