"""One thing that is said of a condition before it is published."""

from dataclasses import dataclass
from enum import StrEnum

from jiannuo.enterprises.facts import Facts


class Trouble(StrEnum):
    """What kind of thing it is."""

    IMPOSSIBLE = "impossible"
    ALWAYS = "always"
    UNREACHABLE = "unreachable"
    OVERLAP = "overlap"
    TRIVIAL = "trivial"
    REPEATED = "repeated"


@dataclass(frozen=True)
class Remark:
    """A sentence for the author. ``start`` and ``end`` are offsets in the text, None where there is none."""

    trouble: Trouble
    sentence: str
    start: int | None = None
    end: int | None = None
    #: an enterprise that shows it
    facts: Facts | None = None
    #: nobody or everybody would fit: not to be published so
    stops: bool = False
