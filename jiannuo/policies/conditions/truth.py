"""Three-valued truth: strong Kleene logic. What is not known is neither granted nor refused."""

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """Ordered so that *and* is the least, *or* the greatest, and *not* the mirror image."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    @classmethod
    def of(cls, surely: bool, possibly: bool) -> "Truth":
        """TRUE when every possible value says so, FALSE when none does."""
        return cls.TRUE if surely else cls.UNKNOWN if possibly else cls.FALSE

    def opposite(self) -> "Truth":
        """What *not* makes of it."""
        return _OPPOSITE[self]


_OPPOSITE = (Truth.TRUE, Truth.UNKNOWN, Truth.FALSE)


def all_of(truths: Iterable[Truth]) -> Truth:
    """The conjunction; TRUE of nothing."""
    return min(truths, default=Truth.TRUE)


def any_of(truths: Iterable[Truth]) -> Truth:
    """The disjunction; FALSE of nothing."""
    return max(truths, default=Truth.FALSE)


def at_least(number: int, truths: Iterable[Truth]) -> Truth:
    """Whether ``number`` of them hold."""
    found = list(truths)
    surely = sum(one is Truth.TRUE for one in found)
    possibly = sum(one is not Truth.FALSE for one in found)
    return Truth.of(surely >= number, possibly >= number)
