"""What is wrong with the text of a condition: where, what, and what was probably meant."""

from dataclasses import dataclass


@dataclass
class Fault(Exception):  # noqa: N818 (what an author reads, like Refused)
    """A sentence for the author. ``start`` and ``end`` are offsets of characters in the text."""

    sentence: str
    start: int
    end: int
    #: what to write instead, "" without an idea
    suggestion: str = ""

    def __str__(self) -> str:
        return self.sentence
