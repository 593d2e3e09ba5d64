"""Commitments, what was reported on them, sheets filled in, parts others do; lights, scores; meetings."""

from jiannuo.commitments.models.commitment import Commitment
from jiannuo.commitments.models.decision import Decision
from jiannuo.commitments.models.filled_sheet import FilledLine, FilledSheet
from jiannuo.commitments.models.light import Light, LightPeriod, LightRule, LightScheme
from jiannuo.commitments.models.meeting import Meeting, MeetingPack
from jiannuo.commitments.models.progress import Progress
from jiannuo.commitments.models.score import GroupMember, Score, ScoreFormula, ScoreGroup, ScoreTerm
from jiannuo.commitments.models.subtask import Subtask

__all__ = [
    "Commitment",
    "Decision",
    "FilledLine",
    "FilledSheet",
    "GroupMember",
    "Light",
    "LightPeriod",
    "LightRule",
    "LightScheme",
    "Meeting",
    "MeetingPack",
    "Progress",
    "Score",
    "ScoreFormula",
    "ScoreGroup",
    "ScoreTerm",
    "Subtask",
]
