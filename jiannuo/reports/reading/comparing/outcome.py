"""What came of one promise."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["met", "exceeded", "missed", "not_reported", "unclear"]
Kind = Literal["target", "task"]

#: why the verdict is what it is
Reason = Literal[
    "reached",  # the figure is what was promised
    "above",  # the figure is better than promised
    "below",  # the figure is worse than promised
    "within_limit",  # at or under the limit promised
    "over_limit",  # over the limit promised
    "within_range",  # inside the range promised
    "only_bound",  # the report gives a bound or an approximation that decides nothing
    "several_figures",  # the report gives figures that lead to different verdicts
    "done",  # the later report says that the work is finished
    "not_done",  # the later report says that the work is not finished
    "going_on",  # the later report says that the work was begun or carried on
    "similar",  # something similar is reported; whether it is the same work is not certain
    "no_match",  # nothing in the review speaks of it
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A promise of the earlier report and what the later one says about it.

    ``start``/``end`` place the promise in the earlier text. ``found_start``/``found_end`` place the sentence
    that answers it in the later text; both are 0 and ``found`` is "" where there is none.
    """

    kind: Kind
    promise: str
    verdict: Verdict
    reason: Reason
    start: int
    end: int
    #: index in the earlier reading's facts (a target) or tasks (a task)
    index: int
    found: str = ""
    found_start: int = 0
    found_end: int = 0
    #: index in the later reading's facts, where a figure answered
    found_fact: int | None = None
    promised: float | None = None
    reported: float | None = None
    unit: str = ""
    #: 0–1, how alike the promise and the answer are
    likeness: float = 0.0
