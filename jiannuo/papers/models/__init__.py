"""Files as they were handed in."""

from jiannuo.papers.models.paper import Paper
from jiannuo.papers.models.submission import Submission

__all__ = ["Paper", "Submission"]
