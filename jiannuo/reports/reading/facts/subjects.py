"""What each claim of a sentence measures, with the subject that an ellipsis inherits."""

import re
from dataclasses import dataclass, field

from jiannuo.reports.reading.facts.claims import Claim
from jiannuo.reports.reading.facts.lexicon import FRAME, RELATIONAL
from jiannuo.reports.reading.facts.lists import share_out
from jiannuo.reports.reading.facts.measures import CURRENCY, SHARE
from jiannuo.reports.reading.facts.phrases import Phrase, after_number, before_number, opens_with_verb

_STOPS = ",;:()。—"
_CLAUSE_END = re.compile(r"[,;:)。]|——|\((?=[^()]*(?:\d|\)(?:[,;。]|$)))|$")
#: these speak of the last subject, not of the last thing counted
_OF_LAST = re.compile(r"增速|增幅|增长率|增量|占比|比重|排名|位次|总量|名次|贡献率|满意度|占")


@dataclass(slots=True)
class Memory:
    """What the claims so far spoke of."""

    subjects: list[str] = field(default_factory=list)
    #: the last thing counted or the last full subject, which a relational noun belongs to
    entity: str = ""
    verb: str = ""


def subjects(text: str, found: list[Claim], carried: str) -> list[str]:
    """One subject for each claim of a folded sentence; ``carried`` is the last subject before it."""
    memory = Memory(subjects=[carried] if carried else [])
    out: list[str] = []
    place = 0
    while place < len(found):
        run = 1
        while place + run < len(found) and found[place + run].series:
            run += 1
        group = found[place : place + run]
        out.extend(_resolve(text, found, place, group, memory))
        place += run
    return out


@dataclass(frozen=True, slots=True)
class _Place:
    """A claim, the words before and after it in its clause, and the phrase before it."""

    claim: Claim
    left: str
    right: str
    #: the words after it run into another claim
    crowded: bool
    #: the claim follows another in a list: 新增甲13家、|乙1家
    listed: bool
    phrase: Phrase


def _resolve(text: str, found: list[Claim], place: int, group: list[Claim], memory: Memory) -> list[str]:
    here = _place(text, found, place, len(group))
    subject = _subject(here, memory)
    if len(group) == 1:
        names = [subject]
    elif here.phrase:
        names = share_out(subject, len(group))
    else:
        names = _again(memory, len(group), subject)
    _remember(memory, names, here)
    return names


def _place(text: str, found: list[Claim], place: int, run: int) -> _Place:
    claim = found[place]
    before = found[place - 1].end if place else 0
    left = _clause_before(text, before, claim.start)
    right, crowded = _clause_after(text, found, place + run - 1)
    listed = place > 0 and text[before : claim.start][:1] in ("、", "和", "及")
    return _Place(claim, left, right, crowded, listed, before_number(left))


def _again(memory: Memory, count: int, subject: str) -> list[str]:
    return memory.subjects[-count:] if len(memory.subjects) >= count else [subject] * count


def _subject(here: _Place, memory: Memory) -> str:
    words = here.phrase.words
    if here.claim.span:
        return after_number(here.right, False) or words or _last(memory)
    if _takes_right(here):
        return _from_right(here) or _last(memory)
    if not words:
        return _last(memory)
    if RELATIONAL.match(words):
        return _with_head(words, memory)
    if here.listed and memory.verb and not here.phrase.verb:
        return memory.verb + words
    return words


def _from_right(here: _Place) -> str:
    noun = after_number(here.right, here.crowded)
    phrase = here.phrase
    if here.right.startswith("的") and phrase and not phrase.verb:
        return noun + phrase.words
    if phrase and phrase.verb == phrase.words and phrase.words not in noun:
        return phrase.words + noun
    return noun


def _with_head(words: str, memory: Memory) -> str:
    """A relational noun behind its head: 技术合同 + 成交额."""
    head = ("" if _OF_LAST.match(words) else memory.entity) or _last(memory)
    return head if words in head else head + words


def _takes_right(here: _Place) -> bool:
    """Whether the words after the number name what it counts."""
    right, phrase, claim = here.right, here.phrase, here.claim
    if not right or claim.role != "level" or right[0] in "和及与、并而且时(":
        return False
    if right.startswith("的"):
        return len(right) > 1
    if claim.unit in SHARE:
        return False
    if not phrase or phrase.verb == phrase.words or here.left.endswith("等"):
        return True
    return not (claim.unit in CURRENCY and not phrase.verb) and not opens_with_verb(right)


def _last(memory: Memory) -> str:
    return memory.subjects[-1] if memory.subjects else ""


def _remember(memory: Memory, names: list[str], here: _Place) -> None:
    memory.subjects = names if len(names) > 1 else [*memory.subjects[-3:], names[-1]]
    if here.claim.role == "level" and not RELATIONAL.match(here.phrase.words):
        memory.entity = names[-1]
        memory.verb = here.phrase.verb


def _clause_before(text: str, start: int, end: int) -> str:
    """Words between the last stop and the claim; a list with 、 stays whole."""
    words = text[start:end].rstrip("、")
    if start:
        words = words.lstrip("、和及与")
    cut = max((words.rfind(stop) for stop in _STOPS), default=-1)
    if cut == len(words) - 1 and cut >= 0:
        words = words[:cut]
        cut = max((words.rfind(stop) for stop in _STOPS), default=-1)
        return "" if FRAME.sub("", words[cut + 1 :]) == "" else words[cut + 1 :] if start == 0 else ""
    return words[cut + 1 :]


def _clause_after(text: str, found: list[Claim], place: int) -> tuple[str, bool]:
    """Words from the claim to the end of its clause, or to the next claim in it (then True)."""
    start = found[place].end
    stop = found[place + 1].start if place + 1 < len(found) else len(text)
    rest = text[start:]
    match = _CLAUSE_END.search(rest)
    end = start + (match.start() if match else len(rest))
    if stop < end:
        return _own_item(text[start:stop]), True
    return text[start:end], False


def _own_item(words: str) -> str:
    """Up to the 、 that opens the next claim's item, unless that list sums up (甲、乙等|活动10次)."""
    head, mark, item = words.rpartition("、")
    return head if mark and head and "等" not in item else words
