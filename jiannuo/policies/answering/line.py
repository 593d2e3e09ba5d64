"""One line of an answer: one node of the condition, as people read it."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from jiannuo.enterprises.facts import Key


@dataclass(frozen=True)
class Line:
    """What the document says, what is known, and what became of it. Texts are in the page's language."""

    depth: int
    #: "all", "any", "at_least", "score", "part", "ladder", "unless", "founded", "each"; "" for a leaf
    connective: str
    #: the clause of the document, and its sentence, which stays as the document has it
    ref: str
    clause: str
    #: the condition
    words: str
    #: "met", "not", "unknown" or "manual"
    truth: str
    value: str = ""
    period: str = ""
    source: str = ""
    observed_on: date | None = None
    evidence: str = ""
    threshold: str = ""
    #: how far off: 还差 300万元
    gap: str = ""
    #: the facts whose absence leaves it open
    lacks: tuple[Key, ...] = ()
    #: the same in words
    missing: tuple[str, ...] = ()
    turns_on: date | None = None
    #: what it reads, for whoever would correct it
    keys: tuple[Key, ...] = ()
    #: whether the answer as a whole would be another if only this line were
    decides: bool = False

    def kept(self) -> dict[str, Any]:
        """As JSON keeps it: what stood on the page when somebody relied on it."""
        found = {
            one.name: _plain(getattr(self, one.name))
            for one in fields(self)
            if one.name not in ("lacks", "keys")
        }
        return {name: value for name, value in found.items() if value not in ("", [], None, False)}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
