"""Files as they were handed in."""

from jiannuo.papers.models.paper import Paper

__all__ = ["Paper"]
