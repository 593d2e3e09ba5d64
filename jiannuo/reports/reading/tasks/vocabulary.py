"""The word lists under ``data/``, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Words:
    """Words to be found at the start or the end of a text, longest first."""

    known: frozenset[str]
    longest: int

    def opening(self, text: str) -> str:
        """The longest known word that ``text`` starts with, or ""."""
        for length in range(min(self.longest, len(text)), 0, -1):
            if text[:length] in self.known:
                return text[:length]
        return ""

    def closing(self, text: str) -> str:
        """The longest known word that ``text`` ends with, or ""."""
        for length in range(min(self.longest, len(text)), 0, -1):
            if text[-length:] in self.known:
                return text[-length:]
        return ""


def words(listed: list[str]) -> Words:
    """A word list ready for searching."""
    return Words(frozenset(listed), max(map(len, listed), default=0))


@cache
def table(name: str) -> dict[str, Any]:
    """The data file ``name``."""
    with (_DATA / name).open("rb") as file:
        return tomllib.load(file)


@cache
def listed(*path: str) -> Words:
    """The word list at ``path`` in ``clauses.toml``."""
    found: Any = table("clauses.toml")
    for key in path:
        found = found[key]
    return words(found)
