"""Files as they were handed in."""

from jiannuo.papers.models.attachment import Attachment
from jiannuo.papers.models.paper import Paper
from jiannuo.papers.models.submission import Submission

__all__ = ["Attachment", "Paper", "Submission"]
