"""The kind of each paragraph, from the part it stands in and from its own words."""

from jiannuo.reports.reading.document import PLAN_PARTS, PartKind
from jiannuo.reports.reading.structure import cues
from jiannuo.reports.reading.structure.lines import Line
from jiannuo.reports.reading.structure.sentences import lead_end, sentence_spans, stands_alone


class Phase:
    """Goes down the lines of a report and says of each what it is.

    ``headed`` holds the kinds that headings announce anywhere in the report: a turn that no heading
    marks is looked for in the words of the paragraphs.
    """

    def __init__(self, headed: frozenset[PartKind]) -> None:
        self._unheaded_review = "review" not in headed
        self._unheaded_plan = not headed & PLAN_PARTS
        self._part: PartKind = "opening"
        self._policy = False
        self._current: PartKind = "opening"
        self._previous = ""
        self._planned_before = False
        self._characters = 0

    def enter(self, kind: PartKind | None, words: str) -> PartKind:
        """A heading begins a part; a heading without a kind continues what was before."""
        if kind is None:
            kind = (
                "review" if self._part == "opening" else "tasks" if self._part in PLAN_PARTS else self._part
            )
        self._part = self._current = kind
        # 总体要求和政策取向 sets out work too, once its targets are named
        self._policy = "政策" in words
        if kind == "tasks" and not self._planned_before:
            self._current = "guidance"
        self._planned_before |= kind in PLAN_PARTS
        self._previous = ""
        return self._current

    def of(self, line: Line) -> PartKind:
        """The kind of the paragraph that ``line`` is."""
        self._turn(line)
        if self._part in ("review", "problems"):
            self._current = self._looking_back(line)
        elif self._part in PLAN_PARTS:
            self._current = self._looking_ahead(line)
        else:
            self._current = self._part
        self._previous = line.all
        self._characters += line.end - line.start
        return self._current

    def _turn(self, line: Line) -> None:
        """Find where the review and the plan begin in a report without headings."""
        if self._part == "opening" and self._unheaded_review:
            head = line.all[: cues.REACH]
            prose = line.end - line.start > 40 and not cues.ADDRESS.search(head)
            if prose and line.all[-1] in "。！!；;：:":
                self._part = "review"
        looked_back = self._part in ("review", "problems") and self._characters > 400
        if looked_back and self._unheaded_plan and cues.TURN.match(line.words):
            self.enter("tasks", "")

    def _looking_back(self, line: Line) -> PartKind:
        head = line.words[: cues.REACH * 2]
        if self._part == "problems" or (cues.PROBLEMS.search(head) and _sums_up(head)):
            return "problems"
        if self._current == "problems":
            listed = line.enumerator or cues.LISTED.match(head) or cues.STILL_PROBLEMS.match(head)
            return "problems" if listed else "review"
        return "review"

    def _looking_ahead(self, line: Line) -> PartKind:
        head = line.words[: cues.REACH]
        if cues.TARGETS.search(head) or self._lists_targets(line):
            return "targets"
        if self._part in ("guidance", "targets") and not self._policy:
            return self._part
        guiding = bool(cues.GUIDANCE_STATED.search(head))
        if self._current == "targets":
            guiding |= bool(cues.GUIDANCE.search(head))
        elif self._current == "guidance":
            guiding |= not self._begins_work(line)
        return "guidance" if guiding else "tasks"

    def _lists_targets(self, line: Line) -> bool:
        """——地区生产总值增长6%。 after 主要预期目标是："""
        if self._current != "targets" or not any(c.isdigit() for c in line.words):
            return False
        bulleted = line.enumerator and line.enumerator[0] not in "（(一二三四五"
        return self._previous[-1:] in "：:" or bool(bulleted)

    def _begins_work(self, line: Line) -> bool:
        head = line.words[: cues.REACH]
        if cues.LISTING_WORK.search(self._previous):
            return True
        if cues.GUIDANCE.search(head) or cues.SCENE.search(head[:24]):
            return False
        if cues.PRINCIPLES.search(self._previous) and cues.PRINCIPLE.match(head):
            return False
        if line.enumerator.startswith(("—", "-", "–", "─", "―")) and cues.PRINCIPLE.match(head):
            return False
        spans = sentence_spans(line)
        return bool(line.enumerator) or stands_alone(line) or lead_end(line, spans) > line.body


def _sums_up(head: str) -> bool:
    """A paragraph that confesses problems, not one that reports problems solved."""
    return any(word in head for word in ("我们", "同时", "也", "还", "仍", "主要", "但", "各位代表"))
