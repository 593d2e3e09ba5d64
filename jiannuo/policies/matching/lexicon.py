"""The words of one attribute in order, so that a word, or all that begins with it, is a range."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.matching.columns import Bools, Words

#: no word that is used begins with it
LAST = chr(0x10FFFF)


@dataclass(frozen=True)
class Lexicon:
    """Every row has a place: that of its one word, or of its set of possible words, or the last: missing."""

    places: NDArray[Any]
    single: tuple[str, ...]
    doubtful: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, words: Words) -> "Lexicon":
        """The lexicon of a column."""
        used = np.bincount(words.codes, minlength=len(words.domain)) > 0
        there = [one for one, seen in zip(words.domain, used, strict=True) if seen and one is not None]
        single = tuple(sorted({next(iter(one)) for one in there if len(one) == 1}))
        doubtful = tuple(dict.fromkeys(one for one in there if len(one) != 1))
        place = {frozenset({word}): at for at, word in enumerate(single)}
        place |= {one: len(single) + at for at, one in enumerate(doubtful)}
        last = len(place)
        small = np.min_scalar_type(last)
        table = np.array([last if one is None else place.get(one, last) for one in words.domain], small)
        return cls(table[words.codes], single, doubtful)

    def missing(self) -> Bools:
        """Where nothing is known."""
        return np.asarray(self.places == len(self.single) + len(self.doubtful))

    def exactly(self, code: str, prefix: bool) -> Bools:
        """Where the one possible word is ``code``, or (``prefix``) begins with it."""
        first = bisect_left(self.single, code)
        last = bisect_left(self.single, code + LAST) if prefix else bisect_right(self.single, code)
        if last - first <= 1:
            return np.asarray(self.places == first) if last > first else np.zeros(len(self.places), np.bool_)
        return np.asarray((self.places >= first) & (self.places < last))

    def among(self, sets: list[frozenset[str]]) -> Bools:
        """Where the possible words are one of ``sets`` of several."""
        found = np.zeros(len(self.places), np.bool_)
        for one in sets:
            found |= self.places == len(self.single) + self.doubtful.index(one)
        return found

    def answers(self, codes: tuple[str, ...], prefix: bool) -> tuple[Bools, Bools]:
        """Where the value is surely, and where it is possibly one of ``codes``."""
        surely = np.zeros(len(self.places), np.bool_)
        for code in codes:
            surely |= self.exactly(code, prefix)
        possibly = surely | self.missing()
        truths = [(one, belongs(one, codes, prefix)) for one in self.doubtful]
        surely |= self.among([one for one, truth in truths if truth is Truth.TRUE])
        possibly |= self.among([one for one, truth in truths if truth is not Truth.FALSE])
        return surely, possibly


def belongs(possible: frozenset[str], codes: tuple[str, ...], prefix: bool) -> Truth:
    """Whether a value that may be any of ``possible`` is one of ``codes``."""
    inside = [one.startswith(codes) if prefix else one in codes for one in possible]
    return Truth.of(all(inside), any(inside))
