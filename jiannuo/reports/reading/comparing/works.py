"""Tasks of the earlier report against what the later one's review says was done.

A task is answered by the sentence that shares most of its telling characters: pairs that are rare in the
two reports tell more than common ones such as 推进 or 建设.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jiannuo.reports.reading.comparing.outcome import Outcome, Reason, Verdict
from jiannuo.reports.reading.comparing.subjects import pairs
from jiannuo.reports.reading.document import Sentence, Task
from jiannuo.reports.reading.reader import Reading
from jiannuo.reports.reading.tasks.clauses import clauses_of
from jiannuo.reports.reading.tasks.folding import fold

#: share of a task's telling pairs that a clause must have to be its answer, and to be like it
_ANSWERS, _RESEMBLES = 0.6, 0.4
#: a task with less to tell than this many pairs cannot be recognised
_LEAST_PAIRS = 3
_DONE = re.compile(
    r"建成|投入使用|交付|竣工|投用|投产|投运|启用|通车|封顶|完工|完成|落成|开业|开馆|开园|获批|获评|获得|荣获|入选|创成|成功创建|"
    r"通过验收|挂牌|出台|印发|上线|开通|全覆盖|圆满|如期|落户|签约落地|收官|清零|销号|^(?:新建|改造|新增|举办|建立|设立|培育|引进)"
)
_GOING_ON = re.compile(
    r"正在|推进|加快|有序|启动|开工|动工|抓紧|谋划|进展|即将|基本|前期|进入|有望|过半|主体|开展|实施|持续|深化|力争"
)
_NOT_DONE = re.compile(r"未能|未开工|尚未|未完成|滞后|没有完成|推迟|暂缓")


@dataclass(frozen=True, slots=True)
class _Told:
    """A stretch of the review: a clause with the one after it, inside one sentence."""

    sentence: Sentence
    words: str
    pairs: frozenset[str]


def compare_works(earlier: Reading, later: Reading) -> Iterator[Outcome]:
    """One outcome for each task outside the expected targets, which are compared as figures."""
    told = _told(later)
    weights = _weights([t.pairs for t in told] + [pairs(_core(task)) for task in earlier.tasks])
    for index, task in enumerate(earlier.tasks):
        if task.sentence.part == "tasks":
            yield _outcome(index, task, told, weights, later)


def _told(later: Reading) -> list[_Told]:
    text = later.document.text
    found: list[_Told] = []
    for sentence in later.document.sentences:
        if sentence.part != "review":
            continue
        clauses = clauses_of(text, sentence.start, sentence.end)
        for position, clause in enumerate(clauses):
            after = clauses[position + 1].words if position + 1 < len(clauses) else ""
            found.append(_Told(sentence, clause.words, pairs(clause.words)))
            if after:
                both = f"{clause.words}，{after}"
                found.append(_Told(sentence, both, pairs(clause.words) | pairs(after)))
    return found


def _weights(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """How telling each pair is: rarer pairs tell more."""
    seen = Counter(pair for text in texts for pair in text)
    return {pair: math.log(1 + len(texts) / count) for pair, count in seen.items()}


def _core(task: Task) -> str:
    """What the task is about: its object, or all of it where the object is too short to tell."""
    what = fold(task.object)
    return what if len(what) > _LEAST_PAIRS else fold(task.quote)


def _outcome(
    index: int, task: Task, told: Sequence[_Told], weights: dict[str, float], later: Reading
) -> Outcome:
    sought = pairs(_core(task))
    whole = sum(weights[pair] for pair in sought)
    best, share = None, 0.0
    for stretch in told:
        common = sum(weights[pair] for pair in sought & stretch.pairs) / whole
        if common > share:
            best, share = stretch, common
    if best is None or share < _RESEMBLES or len(sought) < _LEAST_PAIRS:
        return Outcome("task", task.quote, "not_reported", "no_match", task.start, task.end, index)
    verdict, reason = _verdict(best.words) if share >= _ANSWERS else ("unclear", "similar")
    return Outcome(
        "task",
        task.quote,
        verdict,
        reason,
        task.start,
        task.end,
        index,
        found=later.document.text[best.sentence.start : best.sentence.end],
        found_start=best.sentence.start,
        found_end=best.sentence.end,
        likeness=round(share, 3),
    )


def _verdict(words: str) -> tuple[Verdict, Reason]:
    """Finished, under way or neither, by the last of the words that tell."""
    if _NOT_DONE.search(words):
        return "missed", "not_done"
    done, going_on = [*_DONE.finditer(words)], [*_GOING_ON.finditer(words)]
    if done and not (going_on and going_on[-1].start() > done[-1].start()):
        return "met", "done"
    return "unclear", "going_on" if going_on else "similar"


def by_figures(outcome: Outcome, figures: Sequence[Outcome]) -> Outcome:
    """The verdict on a task whose own figures were all answered: what the weakest of them says."""
    told = [f for f in figures if f.verdict in ("met", "exceeded", "missed")]
    if not told or len(told) < len(figures):
        return outcome
    deciding = min(told, key=lambda f: ("missed", "met", "exceeded").index(f.verdict))
    return replace(
        deciding,
        kind="task",
        promise=outcome.promise,
        start=outcome.start,
        end=outcome.end,
        index=outcome.index,
    )
