"""Commitments, what was reported on them, and the parts others do."""

from jiannuo.commitments.models.commitment import Commitment
from jiannuo.commitments.models.progress import Progress
from jiannuo.commitments.models.subtask import Subtask

__all__ = ["Commitment", "Progress", "Subtask"]
