"""Administrative divisions of the district."""

from jiannuo.places.models.division import Division

__all__ = ["Division"]
