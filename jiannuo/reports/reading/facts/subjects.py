"""What each claim of a sentence measures, with the subject that an ellipsis inherits."""

import re
from dataclasses import dataclass, field

from jiannuo.reports.reading.facts.claims import Claim
from jiannuo.reports.reading.facts.clauses import clause_after, clause_before, previous_clause
from jiannuo.reports.reading.facts.counted import after_number
from jiannuo.reports.reading.facts.lexicon import FRAME, MORE_VERBS, REACHES, RELATIONAL, RELATIONAL_END
from jiannuo.reports.reading.facts.lists import share_out
from jiannuo.reports.reading.facts.measures import CURRENCY, SHARE
from jiannuo.reports.reading.facts.phrases import Phrase, before_number, leading_noun, without_predicate
from jiannuo.reports.reading.facts.verbs import is_place, opens_with_verb

_SHARE_OF = re.compile(r"对.*贡献率$")
#: 完成年计划的|63%
_PROGRESS = re.compile(r"(?:完成|达到|占)[^,;、]{0,6}(?:计划|目标|任务|预算)的$")
#: what follows a number and names nothing: 突破千亿元|大关
_EMPTY = re.compile(r"的?(?:[一二两三四五]个)?(?:新?台阶|大关|关口|门槛|目标|水平|规模|行列|阵营)")
#: 均增长8%: of all subjects of the list before
_ALL = re.compile(r"均|都|各|全部")
#: a rate of growth is said of a subject and is none itself
_GROWTH = re.compile(r"(?:自然|平均)?(?:增速|增幅|增长率|涨幅|降幅)$")
#: these speak of the last subject, not of the last thing counted
_OF_LAST = re.compile(r"增速|增幅|增长率|增量|占比|比重|排名|位次|总量|名次|贡献率|满意度|占")


@dataclass(slots=True)
class Memory:
    """What the claims so far spoke of."""

    subjects: list[str] = field(default_factory=list)
    #: the last subject of the sentence before
    carried: str = ""
    #: the last things counted, which a relational noun belongs to
    entities: list[str] = field(default_factory=list)
    verb: str = ""
    #: the subjects that shared the last list of numbers
    group: list[str] = field(default_factory=list)


def subjects(text: str, found: list[Claim], carried: str) -> list[str]:
    """One subject for each claim of a folded sentence; ``carried`` is the last subject before it."""
    memory = Memory(carried=carried)
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
    #: the clause before this one, the last resort for a subject
    earlier: str
    #: the quote with the words before it
    words: str


def _resolve(text: str, found: list[Claim], place: int, group: list[Claim], memory: Memory) -> list[str]:
    here = _place(text, found, place, len(group))
    subject = _subject(here, memory)
    if len(group) == 1 or _takes_right(here):
        names = [subject] * len(group)
    elif RELATIONAL.match(here.phrase.words) and len(memory.entities) >= len(group):
        names = [_joined(head, here.phrase.words) for head in memory.entities[-len(group) :]]
    elif here.phrase:
        names = share_out(subject, len(group))
    else:
        names = _again(memory, len(group), subject)
    _remember(memory, names, here)
    return names


def _place(text: str, found: list[Claim], place: int, run: int) -> _Place:
    claim = found[place]
    before = found[place - 1].end if place else 0
    left = clause_before(text, found, place)
    right, crowded = clause_after(text, found, place + run - 1)
    if right == "的" and place + run < len(found):
        right += clause_after(text, found, place + run)[0]
    listed = place > 0 and text[before : claim.start][:1] in ("、", "和", "及")
    return _Place(
        claim,
        left,
        right,
        crowded,
        listed,
        before_number(left),
        previous_clause(text, claim),
        left + text[claim.start : claim.end],
    )


def _again(memory: Memory, count: int, subject: str) -> list[str]:
    return memory.subjects[-count:] if len(memory.subjects) >= count else [subject] * count


def _subject(here: _Place, memory: Memory) -> str:
    if here.claim.span:
        return _kept_up(here) or _fallback(here, memory)
    if _takes_right(here):
        return _from_right(here) or _fallback(here, memory)
    return _from_left(here, memory) if here.phrase else _fallback(here, memory)


def _from_left(here: _Place, memory: Memory) -> str:
    words = here.phrase.words
    if RELATIONAL.match(words) or _SHARE_OF.match(words):
        return _with_head(words, memory, here)
    if here.claim.unit == "%" and (progress := _PROGRESS.search(here.left)):
        return _fallback(here, memory) + progress.group().rstrip("的")
    if here.listed and words in MORE_VERBS and not here.right and memory.entities:
        return without_predicate(memory.entities[-1].removeprefix(memory.verb)) + words
    if here.listed and memory.verb and not here.phrase.verb:
        return memory.verb + words
    return words


def _fallback(here: _Place, memory: Memory) -> str:
    """The subject the clause inherits, else what the clause before it spoke of, else any word beside it."""
    left = FRAME.sub("", here.left).strip("在中上、,:的“”")
    if len(memory.group) > 1 and _ALL.match(here.words):
        return "、".join(dict.fromkeys(memory.group))
    return _last(memory, here) or left or after_number(here.right, here.crowded)


def _kept_up(here: _Place) -> str:
    """What went on for the years of 连续五年: the predicate behind it, with the subject before it."""
    predicate = "" if here.crowded else after_number(here.right, False)
    subject = "" if is_place(here.phrase.words) else here.phrase.words
    return subject + predicate


def _from_right(here: _Place) -> str:
    phrase = here.phrase
    owned = here.right.startswith("的") and bool(phrase) and (not phrase.verb or phrase.bare)
    noun = after_number(here.right, here.crowded or owned)
    own = RELATIONAL_END.search(phrase.words) if here.right.startswith("的") and phrase.verb else None
    if own and here.claim.unit in CURRENCY:
        return noun + own.group()
    if owned:
        return phrase.words + noun if here.claim.unit in SHARE else noun + phrase.words
    if phrase.bare and phrase.words not in noun:
        return phrase.words + noun
    return noun


def _with_head(words: str, memory: Memory, here: _Place) -> str:
    """A relational noun behind its head: 技术合同 + 成交额; beside another such noun in its place."""
    last = _last(memory, here)
    if _OF_LAST.search(words):
        return last if words in last else last + words
    return _joined(memory.entities[-1] if memory.entities else last, words)


def _joined(head: str, words: str) -> str:
    if RELATIONAL.match(head):
        return words.removeprefix("实现")
    if "均" not in words and (own := RELATIONAL_END.search(head)) and own.start() > 1:
        head = head[: own.start()]
    return head if words in head else head + words


def _takes_right(here: _Place) -> bool:
    """Whether the words after the number name what it counts."""
    right, claim = here.right, here.claim
    if not right or claim.role != "level" or claim.unit == "周年":
        return False
    if right[0] in "和及与、并而且时(" or _EMPTY.match(right):
        return False
    if right.startswith("的"):
        return len(right) > 1
    return claim.unit not in SHARE and not REACHES.match(right) and _prefers_right(here)


def _prefers_right(here: _Place) -> bool:
    right, phrase, money = here.right, here.phrase, here.claim.unit in CURRENCY
    if phrase and money and opens_with_verb(right):
        return False
    if not phrase or phrase.bare or here.left.endswith("等"):
        return True
    return not (money and not phrase.verb) and not opens_with_verb(right)


def _last(memory: Memory, here: _Place) -> str:
    """The last subject of the sentence, else what its clause before spoke of, else the sentence before."""
    if memory.subjects:
        return memory.subjects[-1]
    return leading_noun(here.earlier) or memory.carried


def _remember(memory: Memory, names: list[str], here: _Place) -> None:
    if _GROWTH.match(here.phrase.words):
        return
    memory.group = names
    memory.subjects = names if len(names) > 1 else [*memory.subjects[-3:], names[-1]]
    if here.claim.span:
        names = [here.phrase.words] if here.phrase else names
    countable = here.claim.role == "level" and here.claim.unit not in SHARE
    if countable and not RELATIONAL.match(here.phrase.words):
        whole = memory.entities[-1] if memory.entities else ""
        if not whole or not names[-1].startswith(whole):
            memory.entities = [*memory.entities, *names][-4:]
        if here.phrase.verb or not here.listed:
            memory.verb = here.phrase.verb
