"""Commitments, what was reported on them, the parts others do, sheets filled in; lights and scores."""

from jiannuo.commitments.models.commitment import Commitment
from jiannuo.commitments.models.filled_sheet import FilledLine, FilledSheet
from jiannuo.commitments.models.light import Light, LightPeriod, LightRule, LightScheme
from jiannuo.commitments.models.progress import Progress
from jiannuo.commitments.models.score import GroupMember, Score, ScoreFormula, ScoreGroup, ScoreTerm
from jiannuo.commitments.models.subtask import Subtask

__all__ = [
    "Commitment",
    "FilledLine",
    "FilledSheet",
    "GroupMember",
    "Light",
    "LightPeriod",
    "LightRule",
    "LightScheme",
    "Progress",
    "Score",
    "ScoreFormula",
    "ScoreGroup",
    "ScoreTerm",
    "Subtask",
]
