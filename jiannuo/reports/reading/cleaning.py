"""Original text to clean text, keeping the place of every character."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text; ``origins[i]`` is the index of character ``i`` in ``original``."""

    original: str
    text: str
    origins: Sequence[int]


def clean(original: str) -> Cleaned:
    """Drop blanks inside lines and empty lines; line ends are ``\\n``."""
    kept: list[str] = []
    origins = array("l")
    for place, character in enumerate(original):
        if character == "\n":
            if kept and kept[-1] != "\n":
                kept.append("\n")
                origins.append(place)
        elif not character.isspace() and character != "\ufeff":
            kept.append(character)
            origins.append(place)
    return Cleaned(original, "".join(kept), origins)
