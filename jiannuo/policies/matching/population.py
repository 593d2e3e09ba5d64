"""A population: the columns of many enterprises, with what stands beside the columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiannuo.enterprises.facts import Evidence, Facts, Key
from jiannuo.policies.matching.columns import FOREVER, LEAST, Bools, Grades, Held, Integers, Numbers, Words

Column = Numbers | Words


@dataclass(frozen=True)
class Items:
    """Things of a kind: rows ``offsets[i]`` to ``offsets[i + 1]`` belong to row ``i``.

    ``complete`` says whose list is whole.
    """

    population: "Population"
    offsets: Integers
    complete: Bools


@dataclass(frozen=True)
class Population:
    """Many enterprises. A key that is not among ``values`` is known of none of them."""

    ids: Integers
    values: Mapping[Key, Column] = field(default_factory=dict)
    held: Mapping[str, Held] = field(default_factory=dict)
    all_held: Bools | None = None
    #: questions that people decide: 1 yes, 0 no, -1 open
    decided: Mapping[str, NDArray[np.int8]] = field(default_factory=dict)
    items: Mapping[str, Items] = field(default_factory=dict)
    #: how well the lists of qualifications and of items are founded; None: by a register
    listed: Grades | None = None
    #: what the loader says of the state it read; "" to have the content hashed
    version: str = ""

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, Facts]], version: str = "") -> "Population":
        """The columns of ``pairs``. Raises OverflowError for numbers beyond 63 bits."""
        from jiannuo.policies.matching.loading import load

        return load(pairs, version)

    def __post_init__(self) -> None:
        for one in self._arrays():
            if len(one) != self.size:
                raise ValueError(f"a column of {len(one)} rows in a population of {self.size}")

    @property
    def size(self) -> int:
        """How many rows."""
        return len(self.ids)

    def numbers(self, attribute: str, year: int | None, day: int) -> Numbers:
        """The numbers of an attribute that may be relied upon on ``day``. Raises TypeError for words."""
        found = self.values.get((attribute, year))
        if found is None:
            return Numbers(np.full(self.size, LEAST, np.int64))
        if not isinstance(found, Numbers):
            raise TypeError(f"{attribute} is no number")
        return found.on(day)

    def words(self, attribute: str, year: int | None, day: int) -> Words:
        """The words of an attribute that may be relied upon on ``day``. Raises TypeError for numbers."""
        found = self.values.get((attribute, year))
        if found is None:
            return Words(np.zeros(self.size, np.uint8), (None,))
        if not isinstance(found, Words):
            raise TypeError(f"{attribute} is a number")
        return found.on(day)

    def holders(self, qualification: str) -> Held:
        """Who holds a qualification."""
        found = self.held.get(qualification)
        if found is None:
            return Held(np.zeros(self.size, np.int32), np.full(self.size, FOREVER, np.int32))
        return found

    def founded_on(self, least: Evidence) -> "Population":
        """The same with everything left out that is less well founded than ``least``."""
        listed = self.listed if self.listed is not None else np.full(self.size, Evidence.REGISTER, np.uint8)
        whole = listed >= least
        held = {name: one.founded_on(least, listed) for name, one in self.held.items()}
        # a list from which one was left out is complete no more
        all_held = self.lists_all_held() & whole
        for name, one in held.items():
            all_held = all_held & ((one.since > 0) | (self.held[name].since == 0))
        return Population(
            self.ids,
            {key: column.founded_on(least) for key, column in self.values.items()},
            held,
            all_held,
            self.decided,
            {
                kind: Items(one.population.founded_on(least), one.offsets, one.complete & whole)
                for kind, one in self.items.items()
            },
            self.listed,
            self.version and f"{self.version}/{int(least)}",
        )

    def lists_all_held(self) -> Bools:
        """Whose list of qualifications is whole."""
        return self.all_held if self.all_held is not None else np.zeros(self.size, np.bool_)

    def _arrays(self) -> list[NDArray[Any]]:
        columns = [*self.values.values(), *self.held.values()]
        found = [one for column in columns for one in column.arrays()]
        found += [*self.decided.values(), *(one.complete for one in self.items.values())]
        return [*found, *(one for one in (self.all_held, self.listed) if one is not None)]

    @cached_property
    def fingerprint(self) -> str:
        """Differs when anything that is known differs; the ``version`` if the loader gave one."""
        if self.version:
            return self.version
        found = blake2b(self.ids.tobytes(), digest_size=16)
        for key, column in [*self.values.items(), *self.held.items()]:
            found.update(repr((key, _domain(column))).encode())
            for one in column.arrays():
                found.update(np.ascontiguousarray(one).data)
        for question, said in self.decided.items():
            found.update(question.encode() + said.tobytes())
        for kind, items in self.items.items():
            found.update(kind.encode() + items.offsets.tobytes() + items.complete.tobytes())
            found.update(items.population.fingerprint.encode())
        for beside in (self.all_held, self.listed):
            found.update(b"none" if beside is None else beside.tobytes())
        return found.hexdigest()


def _domain(column: Column | Held) -> list[list[str] | None]:
    words = column.domain if isinstance(column, Words) else ()
    return [None if one is None else sorted(one) for one in words]
