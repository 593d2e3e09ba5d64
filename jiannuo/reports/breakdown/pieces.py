"""Cutting the quote of a row, and joining quotes again, by the words of the report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.models import Task
from jiannuo.reports.reading.tasks.verbs import action_and_object

#: where one clause of a quote ends and the next begins
_CLAUSE_END = re.compile(r"[，,；;。、：:]\s*")
_EDGE = " \t\n，,；;。、：:"


@dataclass(frozen=True)
class Piece:
    """One part of a quote, with its place in the report where the row has one."""

    quote: str
    start: int | None
    end: int | None
    action: str
    object: str


def clauses(quote: str) -> list[tuple[int, str]]:
    """The clauses of ``quote`` with their offsets, marks included: the places at which to cut."""
    starts = [0, *(m.end() for m in _CLAUSE_END.finditer(quote) if m.end() < len(quote))]
    return [(start, quote[start:end]) for start, end in zip(starts, [*starts[1:], len(quote)], strict=True)]


def cut(task: Task, at: Sequence[int]) -> list[Piece]:
    """The parts of the quote of ``task`` between the offsets ``at``, without the marks at their edges.

    Raises Refused for an offset outside the quote or a part with no words.
    """
    places = sorted({0, *at, len(task.quote)})
    if places[0] < 0 or places[-1] > len(task.quote) or len(places) < 3:
        raise Refused(_("拆分的位置不在这项任务的原文之内，请重新选择。"))
    return [_piece(task, a, b) for a, b in pairwise(places)]


def _piece(task: Task, a: int, b: int) -> Piece:
    words = task.quote[a:b]
    a += len(words) - len(words.lstrip(_EDGE))
    quote = words.strip(_EDGE)
    if not quote:
        raise Refused(_("拆分后有一段没有文字，请重新选择拆分的位置。"))
    start = None if task.start is None else task.start + a
    action, topic = _worded(task, quote)
    return Piece(quote, start, None if start is None else start + len(quote), action, topic)


def _worded(task: Task, quote: str) -> tuple[str, str]:
    """Action and object of one part: those of the row where its words hold them, else read anew."""
    if task.action and task.action in quote and task.object in quote:
        return task.action, task.object
    action, topic = action_and_object(quote)
    return action[:50], topic.strip(_EDGE)[:300]
