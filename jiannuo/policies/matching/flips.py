"""Who must be looked at again, and when: the days of the clock for a whole population, sorted."""

from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.matching.columns import FOREVER, Days
from jiannuo.policies.matching.plan import Plan
from jiannuo.policies.matching.population import Population
from jiannuo.policies.matching.turning import Turning

#: a day that never comes
NEVER = FOREVER


@dataclass
class Flips:
    """The next day for every enterprise, and the next day on which all of them change.

    ``everyone`` is New Year, if a condition speaks of years, or the day of a parameter.
    """

    ids: NDArray[np.int64]
    days: Days
    everyone: date | None
    _order: NDArray[np.intp] = field(init=False, repr=False)
    _taken: int = 0
    _later: list[tuple[int, int]] = field(default_factory=list, repr=False)
    _moved: dict[int, int] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._order = np.argsort(self.days, kind="stable")

    @classmethod
    def of(cls, population: Population, plan: Plan) -> "Flips":
        """The days after that of ``plan`` on which an answer may change by the clock alone."""
        turning = Turning(population, plan.vocabulary, plan.day)
        for condition in plan.conditions:
            turning.add(condition)
        everyone = [one for one in turning.everyone if one > plan.day]
        return cls(population.ids, turning.days, min(everyone, default=None))

    def due(self, day: date) -> list[int]:
        """The enterprises whose day has come by ``day``; each is given once, until ``put`` again."""
        until, found = day.toordinal(), []
        while self._taken < len(self._order) and self.days[self._order[self._taken]] <= until:
            one = int(self.ids[self._order[self._taken]])
            self._taken += 1
            if one not in self._moved:
                found.append(one)
                self._moved[one] = NEVER
        while self._later and self._later[0][0] <= until:
            at, one = heappop(self._later)
            if self._moved.get(one) == at:
                found.append(one)
                self._moved[one] = NEVER
        return found

    def put(self, one: int, day: date | None) -> None:
        """The next day of an enterprise after it was looked at, or after a fact changed; None: none."""
        at = NEVER if day is None else day.toordinal()
        self._moved[one] = at
        if day is not None:
            heappush(self._later, (at, one))
