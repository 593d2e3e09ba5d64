"""Two answers side by side: what was known on the day of the claim, and what is known today."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

#: what of a line is compared: a new observation of the same value changes nothing
SHOWN = ("truth", "value", "period", "source", "evidence", "gap")
Kept = dict[str, Any]


@dataclass(frozen=True)
class Pair:
    """One line of the condition, then and now; None where only one of the two has it."""

    then: Kept | None
    now: Kept | None

    @property
    def said(self) -> Kept:
        """The line itself: its words, its clause, how deep it stands."""
        return self.then or self.now or {}

    @property
    def differs(self) -> bool:
        """Whether something that matters became different."""
        then, now = self.then or {}, self.now or {}
        return any(then.get(name) != now.get(name) for name in SHOWN)


def compared(then: Sequence[Kept], now: Sequence[Kept]) -> list[Pair]:
    """Line beside line. A published condition does not change, so that lines stand in the same order."""
    if [_which(one) for one in then] == [_which(one) for one in now]:
        return [Pair(one, other) for one, other in zip(then, now, strict=True)]
    # items (people, contracts) may have come or gone: matched by what the line says, the rest at the end
    left = list(now)
    found = []
    for one in then:
        same = next((other for other in left if _which(other) == _which(one)), None)
        if same is not None:
            left.remove(same)
        found.append(Pair(one, same))
    return found + [Pair(one, other) for one, other in zip_longest([], left)]


def _which(line: Kept) -> tuple[Any, ...]:
    return line.get("depth"), line.get("words"), line.get("ref")
