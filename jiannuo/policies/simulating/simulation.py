"""Counting a condition over all enterprises: who fits, what it costs, where, and what it overlaps with.

Counts and sums only, from the columns in memory: nothing is written, no enterprise is named.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiannuo.enterprises.facts import Interval
from jiannuo.policies.answering.conditions import grant
from jiannuo.policies.answering.standing import FITS, MANUAL, NEAR, OPEN
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.models import Match
from jiannuo.policies.population import Known, known, standings
from jiannuo.policies.population.amounts import amounts
from jiannuo.policies.population.standings import CODE_OF, of_policy
from jiannuo.policies.simulating.naming import DIMENSIONS, labels_of
from jiannuo.policies.words import vocabulary as words_of

#: fewer enterprises than this are not counted where others read
SMALL = 3
Bools = NDArray[np.bool_]
Codes = NDArray[np.int8]


@dataclass(frozen=True)
class Slice:
    """The enterprises of one street, building, size or trade. ``key`` is the code, "" where none is known."""

    key: str
    enterprises: int
    fits: int
    open: int
    near: int
    #: what those that fit come to, in fen
    cost: Interval
    #: its name in the language of the page
    label: str = ""

    @staticmethod
    def shown(number: int) -> str:
        """``number`` where others read it too: few enterprises could be told apart."""
        return f"<{SMALL}" if 0 < number < SMALL else str(number)


@dataclass(frozen=True)
class Simulation:
    """One condition, one benefit, all enterprises."""

    enterprises: int
    #: by standing: fits, manual, open, near
    counts: Mapping[str, int]
    #: those that fit on register-level facts alone
    registered: int
    #: fen of those that fit; of those that might as well
    cost: Interval
    possible_cost: Interval
    #: by dimension (street, building, size, industry)
    groups: Mapping[str, tuple[Slice, ...]] = field(default_factory=dict)
    #: which enterprises fit, in the order of the rows: for overlaps, never shown
    fitting: Bools = field(default_factory=lambda: np.zeros(0, np.bool_), repr=False, compare=False)

    @property
    def reached(self) -> int:
        """Those that fit."""
        return self.counts.get(FITS, 0)

    @staticmethod
    def labels() -> list[tuple[str, str]]:
        """The standings in the order in which they are told, with their words."""
        return [(word, str(Match.Standing(word).label)) for word in (FITS, MANUAL, OPEN, NEAR)]

    @staticmethod
    def group_label(name: str) -> str:
        """The heading of a dimension."""
        return str(DIMENSIONS.get(name, name))


def simulate(
    condition: tree.Condition,
    benefit: Mapping[str, Any] | None,
    *,
    day: date,
    vocabulary: Vocabulary | None = None,
    policy_id: int = 0,
    everyone: Known | None = None,
) -> Simulation:
    """``condition`` and ``benefit`` over everybody on ``day``. One that cannot be read costs nothing."""
    everyone, vocabulary = everyone or known(day), vocabulary or words_of()
    found = standings([of_policy(condition, policy_id)], everyone, vocabulary)[0]
    codes = found.codes
    given = grant(benefit, vocabulary) if benefit else None
    if given is None:
        low = high = np.zeros(everyone.size, np.int64)
    else:
        worth = amounts(given, everyone.everything, vocabulary, day)
        low, high = worth.low, worth.high
    money = _Money(low, high)
    fitting = codes == CODE_OF[FITS]
    maybe = fitting | (codes == CODE_OF[MANUAL]) | (codes == CODE_OF[OPEN])
    return Simulation(
        enterprises=everyone.size,
        counts={word: found.count(word) for word in (FITS, MANUAL, OPEN, NEAR)},
        registered=int(found.registered.sum()),
        cost=money.of(fitting),
        possible_cost=Interval(money.of(fitting).low, money.of(maybe).high),
        groups={name: _slices(name, keys, codes, money) for name, keys in everyone.groups.items()},
        fitting=fitting,
    )


@dataclass(frozen=True)
class _Money:
    low: NDArray[np.int64]
    high: NDArray[np.int64]

    def of(self, rows: Bools) -> Interval:
        """Fen of ``rows`` together; without end above where one of them is."""
        from jiannuo.policies.matching import MOST

        highs = self.high[rows]
        endless = bool((highs == MOST).any())
        return Interval(int(self.low[rows].sum()), None if endless else int(highs.sum()))


def _slices(dimension: str, keys: NDArray[Any], codes: Codes, money: _Money) -> tuple[Slice, ...]:
    """One slice a key, the most money first, then the most enterprises."""
    if not len(keys):
        return ()
    names, where = np.unique(keys.astype(str), return_inverse=True)
    size = len(names)
    fits, near = codes == CODE_OF[FITS], codes == CODE_OF[NEAR]
    maybe = (codes == CODE_OF[OPEN]) | (codes == CODE_OF[MANUAL])
    counted = {
        name: np.bincount(where[rows], minlength=size)
        for name, rows in (
            ("fits", fits),
            ("near", near),
            ("open", maybe),
            ("all", np.ones(len(keys), np.bool_)),
        )
    }
    labels = labels_of(dimension, [str(name) for name in names])
    found = [
        Slice(
            str(name), int(counted["all"][at]), int(counted["fits"][at]), int(counted["open"][at]),
            int(counted["near"][at]), money.of(fits & (where == at)), labels[str(name)],
        )
        for at, name in enumerate(names)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-(one.cost.low or 0), -one.fits, one.key)))
