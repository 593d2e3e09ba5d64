"""What the default pages keep for themselves."""

from jiannuo.matters.models.saved_filter import SavedFilter

__all__ = ["SavedFilter"]
