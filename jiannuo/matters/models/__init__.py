"""What the default pages keep for themselves."""

from jiannuo.matters.models.bulk import Bulk, BulkItem
from jiannuo.matters.models.saved_filter import SavedFilter

__all__ = ["Bulk", "BulkItem", "SavedFilter"]
