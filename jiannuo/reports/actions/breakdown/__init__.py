"""Writes on the task breakdown. Every one takes the actor and the post acted from, refuses a row that
changed since it was seen, and leaves a line in the log."""

from jiannuo.reports.actions.breakdown.add import add
from jiannuo.reports.actions.breakdown.bulk import confirm_ready, correct_many, drop_many
from jiannuo.reports.actions.breakdown.confirm import confirm, withdraw
from jiannuo.reports.actions.breakdown.correct import correct
from jiannuo.reports.actions.breakdown.drop import drop, restore
from jiannuo.reports.actions.breakdown.merge import merge
from jiannuo.reports.actions.breakdown.move import move
from jiannuo.reports.actions.breakdown.split import split
from jiannuo.reports.actions.breakdown.take_in import Intake, take_in
from jiannuo.reports.actions.breakdown.undo import undo
from jiannuo.reports.breakdown.refusals import (
    Doubt,
    NeedsAgreement,
    NotAllowed,
    Refused,
    Stale,
)

__all__ = [
    "Doubt",
    "Intake",
    "NeedsAgreement",
    "NotAllowed",
    "Refused",
    "Stale",
    "add",
    "confirm",
    "confirm_ready",
    "correct",
    "correct_many",
    "drop",
    "drop_many",
    "merge",
    "move",
    "restore",
    "split",
    "take_in",
    "undo",
    "withdraw",
]
