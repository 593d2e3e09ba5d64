"""The year's expected targets (主要预期目标): each indicator is a task."""

import re
from collections.abc import Sequence

from jiannuo.reports.reading.tasks.clauses import Clause

_OPENING = re.compile(
    r"(?:预期|主要|奋斗|发展|工作)目标(?:初步|建议)?(?:是|为|安排为?)?$|^(?:建议|初步安排)$"
)
#: a clause that only goes on about the indicator before it
_GOES_ON = re.compile(r"^(?:增长|同比|比上年|较上年|下降|增幅|增速|提高|上升|其中|年均|净增|达到|总量|占)")
_NO_GOAL = re.compile(
    r"^(?:确定|提出|实现|完成|综合|兼顾|通过努力|考虑|体现|既|这些|上述|以上|我们|在|坚持|努力|为此|各位代表|突出|力争在)"
)
#: what kind of year it is
_SITUATION = re.compile(r"是[^，]*年$")
#: why a target was set as it is
_REASON = re.compile(r"考虑|兼顾|有利于|相衔接|相匹配|留有余地")
_VERDICT = re.compile(
    r"\d|[一二三四五六七八九十百千万亿两]+(?:%|个百分点|万|亿)|同步|稳|持平|平衡|下降|增长|提高|提升|控制|完成|达到|以内|以上|左右|改善|优化|任务|目标|范围|合理"
)


def goals(clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """The spans of the indicators named in one sentence of the targets."""
    named = [c for c in clauses if not _OPENING.search(c.words)]
    if (
        not named
        or _NO_GOAL.match(named[0].words)
        or _SITUATION.search(named[0].words)
        or any(_REASON.search(c.words) for c in named)
    ):
        return []
    found: list[tuple[int, int]] = []
    for clause in named:
        if found and _GOES_ON.match(clause.words):
            found[-1] = (found[-1][0], clause.end)
        elif _VERDICT.search(clause.words):
            found.append((clause.start, clause.end))
    return found
