"""The pack on the screen of the room: so few lines on a slide that they fit and can be read from afar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiannuo.commitments.meetings.pack import Answer, Pack, Stuck
from jiannuo.commitments.models import Decision

#: so many of what is stuck are shown before one goes from unit to unit
WORST = 8
#: lines of one slide, by what stands on them
FIT = {"answers": 14, "answer": 4, "moved": 5, "stuck": 4, "decided": 5, "taken": 5}


@dataclass(frozen=True)
class Slide:
    """One slide. ``layout`` is the template that draws it."""

    layout: str
    title: str | Promise
    lines: Sequence[Any] = ()
    #: of a list over several slides: which one this is, of how many
    part: int = 1
    parts: int = 1
    #: how many lines the list has on all its slides
    total: int = 0
    #: what a list answers to: its owner
    subject: Answer | None = None
    first: int = 1
    #: for an overview of others: the number of the slide each line leads to
    leads_to: Sequence[int] = ()

    @property
    def pairs(self) -> list[tuple[Any, int]]:
        """The lines with the slides they lead to."""
        return list(zip(self.lines, self.leads_to, strict=True))


def slides_of(pack: Pack, decisions: Sequence[Decision]) -> list[Slide]:
    """All slides, in the order of the meeting: what moved, what is stuck, who answers, what was decided."""
    found = [Slide("cover", ""), Slide("overview", _("总体情况"))]
    if pack.decided:
        found += _split("decided", _("以往议定事项落实情况"), pack.decided)
    found += _split("moved", _("已销号"), pack.struck_off)
    found += _split("moved", _("亮灯转好"), pack.better)
    found += _split("moved", _("亮灯转差"), pack.worse)
    found += _split("stuck", _("最需要关注"), _worst(pack))
    found += _split("answers", _("请有关单位答复"), pack.answers)
    for answer in pack.answers:
        found += _split("answer", answer.owing.name, answer.items, answer)
    found += _split("taken", _("本次议定事项"), decisions)
    return _led([*found, Slide("end", "")])


def _worst(pack: Pack) -> list[Stuck]:
    """The first few, and whatever nobody answers for: the others come with those who must answer."""
    return [one for place, one in enumerate(pack.stuck) if place < WORST or not one.owing]


def _led(slides: Sequence[Slide]) -> list[Slide]:
    """Let the list of those who must answer lead to the first slide of each."""
    begins: dict[str, int] = {}
    for number, slide in enumerate(slides, start=1):
        if slide.subject:
            begins.setdefault(slide.subject.owing.name, number)
    return [
        replace(slide, leads_to=[begins[answer.owing.name] for answer in slide.lines])
        if slide.layout == "answers"
        else slide
        for slide in slides
    ]


def _split(
    layout: str, title: str | Promise, lines: Sequence[Any], subject: Answer | None = None
) -> Iterator[Slide]:
    """The lines over as many slides as they need, evenly: no slide with a single leftover."""
    if not lines:
        return
    total = len(lines)
    parts = -(-total // FIT[layout])
    ends = [total * part // parts for part in range(parts + 1)]
    for part, (begin, end) in enumerate(pairwise(ends), start=1):
        yield Slide(layout, title, lines[begin:end], part, parts, total, subject, begin + 1)
