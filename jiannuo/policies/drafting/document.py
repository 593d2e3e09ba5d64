"""The document of a policy with its clauses marked, so that the condition can point into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Cited(Protocol):
    """A clause: its name, its sentence, and where it stands if that is known."""

    ref: str
    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Passage:
    """Some of the document; ``ref`` names the clause that it is, "" for what lies between."""

    text: str
    ref: str = ""
    number: int = 0


@dataclass(frozen=True)
class Document:
    """The passages in order, and the clauses that were not found in the text."""

    passages: tuple[Passage, ...]
    #: clauses of which only the quotation is kept: (number, ref, text)
    quoted: tuple[tuple[int, str, str], ...]
    refs: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to read."""
        return not self.passages and not self.quoted


def document_of(text: str, clauses: Sequence[Cited]) -> Document:
    """``text`` cut at its clauses. Of clauses that overlap the one that begins first is marked."""
    placed: list[tuple[int, int, int, Cited]] = []
    quoted: list[tuple[int, str, str]] = []
    for number, one in enumerate(clauses, 1):
        start, end = _place(text, one)
        if start is None or end is None:
            quoted.append((number, one.ref, one.text))
        else:
            placed.append((start, end, number, one))
    passages: list[Passage] = []
    at = 0
    for start, end, number, one in sorted(placed, key=lambda found: (found[0], found[1])):
        if start < at:
            quoted.append((number, one.ref, one.text))
            continue
        if start > at:
            passages.append(Passage(text[at:start]))
        passages.append(Passage(text[start:end], one.ref, number))
        at = end
    if text[at:]:
        passages.append(Passage(text[at:]))
    return Document(tuple(passages), tuple(sorted(quoted)), tuple(one.ref for one in clauses))


def _place(text: str, one: Cited) -> tuple[int | None, int | None]:
    if one.start is not None and one.end is not None and 0 <= one.start < one.end <= len(text):
        return one.start, one.end
    found = text.find(one.text) if one.text else -1
    return (found, found + len(one.text)) if found >= 0 else (None, None)
