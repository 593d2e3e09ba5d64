"""The shapes a read report is made of. All offsets are half-open and count characters.

``text`` is the cleaned text; ``origins[i]`` is where its character ``i`` stands in ``original``.
Facts and tasks quote ``text`` verbatim.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

PartKind = Literal[
    "opening",  # title, meeting, speaker, greeting
    "review",  # what was done
    "problems",  # what is still lacking
    "guidance",  # guiding thought for the coming year
    "targets",  # 主要预期目标
    "tasks",  # the year's work
    "closing",  # thanks and appeal
    "glossary",  # 名词解释
]
#: parts in which a number or a sentence speaks of the coming period
PLAN_PARTS: frozenset[PartKind] = frozenset({"guidance", "targets", "tasks"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, split at 。！？； ! ? ; and line ends, without its closing mark."""

    start: int
    end: int
    part: PartKind
    #: lead sentence of the paragraph with its closing mark (夯实科技创新“新支撑”。), or ""
    heading: str
    #: index in Document.paragraphs
    paragraph: int
    #: whether this sentence is itself the paragraph's lead sentence
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph and its lead sentence, if it has one."""

    start: int
    end: int
    part: PartKind
    #: end of the lead sentence; equal to start where there is none
    heading_end: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report with its own heading (一、2023年工作回顾), or "" where it has none."""

    kind: PartKind
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry and the places in the text that use it."""

    name: str
    explanation: str
    start: int
    end: int
    uses: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the reader missed or doubts: a stable code, a place, and the words concerned."""

    code: str
    start: int = 0
    end: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report taken apart."""

    original: str
    text: str
    origins: Sequence[int] = field(repr=False)
    title: str = ""
    place: str = ""
    meeting: str = ""
    delivered_on: date | None = None
    speaker: str = ""
    reviewed_year: int | None = None
    planned_year: int | None = None
    parts: tuple[Part, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    terms: tuple[Term, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in reading order."""
        return tuple(s for p in self.paragraphs for s in p.sentences)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the original."""
        if end <= start:
            return (0, 0)
        return self.origins[start], self.origins[end - 1] + 1


Comparator = Literal["=", ">=", ">", "<=", "<", "~"]
FactRole = Literal["level", "change", "rank"]
FactStatus = Literal["result", "target", "context"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A measured claim (the gold schema's "fact"). ``value`` is in base units: 400亿元 is 4e10 元."""

    sent: str
    quote: str
    subject: str
    value: float
    unit: str
    cmp: Comparator
    role: FactRole
    status: FactStatus
    period: str
    start: int
    end: int
    sentence: Sentence
    value2: float | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work promised (the gold schema's "task"). ``start``/``end`` span the quote."""

    quote: str
    heading: str
    action: str
    object: str
    quantified: bool
    domain: str
    start: int
    end: int
    sentence: Sentence
    #: indexes into Reading.facts of the figures inside the quote
    targets: tuple[int, ...] = ()
    #: suggested last day, from words such as 上半年, 6月底前, 年内
    due_on: date | None = None
    #: the words that led to due_on, or "" for the default, the end of the planned year
    due_words: str = ""
