"""Columns: what is known of many enterprises, one array per attribute and year.

Rows are enterprises in the order of the population. Days are ordinals (``date.toordinal()``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Days = NDArray[np.int32]
Bools = NDArray[np.bool_]
#: how well a value is founded (``Evidence``); None for a whole column: by a register
Grades = NDArray[np.uint8]

#: no lower end, and no upper end; real values lie strictly between
LEAST = int(np.iinfo(np.int64).min)
MOST = int(np.iinfo(np.int64).max)
#: a last day without end
FOREVER = int(np.iinfo(np.int32).max)


@dataclass(frozen=True)
class Numbers:
    """Numbers in base units, or days, from ``low`` to ``high``.

    ``high`` None: every value is exact, or missing where ``low`` is LEAST. ``until`` is the last day on
    which a value may be relied upon; None: all for good.
    """

    low: Integers
    high: Integers | None = None
    until: Days | None = None
    evidence: Grades | None = None

    @classmethod
    def exact(
        cls, values: NDArray[Any], missing: Bools | None = None, until: Days | None = None
    ) -> "Numbers":
        """Exact values, some of them ``missing``."""
        low = values.astype(np.int64)
        if missing is not None:
            low[missing] = LEAST
        return cls(low, None, until)

    @cached_property
    def missing(self) -> Bools:
        """Where an exact column has no value."""
        return np.asarray(self.low == LEAST)

    def highs(self) -> Integers:
        """The upper ends."""
        return self.high if self.high is not None else np.where(self.missing, MOST, self.low)

    def on(self, day: int) -> "Numbers":
        """The same without what may no longer be relied upon on ``day``."""
        if self.until is None or not (stale := self.until < day).any():
            return Numbers(self.low, self.high)
        return self._without(stale)

    def founded_on(self, least: int) -> "Numbers":
        """The same without what is less well founded than ``least``."""
        if self.evidence is None or not (weak := self.evidence < least).any():
            return self
        return self._without(weak)

    def _without(self, rows: Bools) -> "Numbers":
        low = np.where(rows, LEAST, self.low)
        high = None if self.high is None else np.where(rows, MOST, self.high)
        return Numbers(low, high, self.until, self.evidence)

    def arrays(self) -> list[NDArray[Any]]:
        """Everything it holds."""
        return [one for one in (self.low, self.high, self.until, self.evidence) if one is not None]


@dataclass(frozen=True)
class Words:
    """Words: row ``i`` may be any of ``domain[codes[i]]``; None there is missing."""

    codes: NDArray[Any]
    domain: tuple[frozenset[str] | None, ...]
    until: Days | None = None
    evidence: Grades | None = None

    @classmethod
    def exact(cls, codes: NDArray[Any], values: Sequence[str], until: Days | None = None) -> "Words":
        """One of ``values`` each, -1 for missing."""
        found = np.where(codes < 0, len(values), codes).astype(np.min_scalar_type(len(values)))
        return cls(found, (*(frozenset({value}) for value in values), None), until)

    @classmethod
    def flags(cls, values: NDArray[Any], until: Days | None = None) -> "Words":
        """Flags: 1 for yes, 0 for no, -1 for missing."""
        return cls.exact(values, ("no", "yes"), until)

    def on(self, day: int) -> "Words":
        """The same without what may no longer be relied upon on ``day``."""
        if self.until is None or not (stale := self.until < day).any():
            return Words(self.codes, self.domain)
        return self._without(stale)

    def founded_on(self, least: int) -> "Words":
        """The same without what is less well founded than ``least``."""
        if self.evidence is None or not (weak := self.evidence < least).any():
            return self
        return self._without(weak)

    def _without(self, rows: Bools) -> "Words":
        none = len(self.domain)
        codes = np.where(rows, none, self.codes).astype(np.min_scalar_type(none))
        return Words(codes, (*self.domain, None), self.until, self.evidence)

    def arrays(self) -> list[NDArray[Any]]:
        """Everything it holds."""
        return [one for one in (self.codes, self.until, self.evidence) if one is not None]


@dataclass(frozen=True)
class Held:
    """A qualification: since when (0: not in the list) and until which day (FOREVER: no end)."""

    since: Days
    until: Days
    #: None: as well founded as the list
    evidence: Grades | None = None

    def founded_on(self, least: int, listed: NDArray[Any]) -> "Held":
        """The same without what is less well founded than ``least``; ``listed`` is so of the list."""
        weak = (listed if self.evidence is None else self.evidence) < least
        return Held(np.where(weak, 0, self.since).astype(np.int32), self.until, self.evidence)

    def arrays(self) -> list[NDArray[Any]]:
        """Everything it holds."""
        return [one for one in (self.since, self.until, self.evidence) if one is not None]
