"""The packed rows of single atoms, computed straight from the columns of a population."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from jiannuo.enterprises.facts import Evidence
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.matching.atoms import (
    Atom,
    Cut,
    Flag,
    Grounded,
    Having,
    Hold,
    Member,
    Open,
    Reading,
    Said,
)
from jiannuo.policies.matching.columns import LEAST, MOST, Bools
from jiannuo.policies.matching.lexicon import Lexicon
from jiannuo.policies.matching.packing import Packed, packed, unpacked
from jiannuo.policies.matching.population import Population
from jiannuo.policies.matching.readings import Read, read

#: what is surely so, and what is possibly so
Pair = tuple[Packed, Packed]


@dataclass
class Rows:
    """Answers atoms for one population on one day."""

    population: Population
    vocabulary: Vocabulary
    day: date
    _reads: dict[Reading, Read] = field(default_factory=dict)
    _words: dict[tuple[str, int], Lexicon] = field(default_factory=dict)
    _founded: "dict[Evidence, Rows]" = field(default_factory=dict)

    def read(self, reading: Reading) -> Read:
        """The column of a reading, made once."""
        if reading not in self._reads:
            made = read(reading, self.population, self.day.year, self.day.toordinal())
            self._reads[reading] = made
        return self._reads[reading]

    def words(self, attribute: str, back: int = 0) -> Lexicon:
        """The words of an attribute, ``back`` years ago or (0) without a period, sorted once."""
        if (attribute, back) not in self._words:
            year = self.day.year - back if back else None
            made = Lexicon.of(self.population.words(attribute, year, self.day.toordinal()))
            self._words[attribute, back] = made
        return self._words[attribute, back]

    def pair(self, atom: Atom) -> Pair:  # noqa: PLR0911 (one for each family)
        """The rows of an atom."""
        if isinstance(atom, Cut):
            return self._cut(atom)
        if isinstance(atom, Member):
            surely, possibly = self.words(atom.attribute).answers(atom.codes, atom.prefix)
            return packed(surely), packed(possibly)
        if isinstance(atom, Flag):
            surely, possibly = self.words(atom.attribute, atom.back).answers(("yes",), False)
            return packed(surely), packed(possibly)
        if isinstance(atom, Hold):
            return self._hold(atom)
        if isinstance(atom, Said):
            said = self.population.decided.get(atom.question, np.full(self.population.size, -1, np.int8))
            return packed(said == 1), packed(said != 0)
        if isinstance(atom, Having):
            return self._having(atom)
        if isinstance(atom, Grounded):
            return self._founded_on(atom.least).pair(atom.atom)
        assert isinstance(atom, Open)
        return packed(np.zeros(self.population.size, np.bool_)), packed(
            np.ones(self.population.size, np.bool_)
        )

    def _founded_on(self, least: Evidence) -> "Rows":
        if least not in self._founded:
            self._founded[least] = Rows(self.population.founded_on(least), self.vocabulary, self.day)
        return self._founded[least]

    def _cut(self, atom: Cut) -> Pair:
        column, at = self.read(atom.reading), min(max(atom.at, LEAST + 1), MOST)
        surely = column.low >= at
        possibly = surely | (column.low == LEAST) if column.high is None else column.high >= at
        for row, (low, high) in column.beyond.items():
            surely[row] = low is not None and low >= atom.at
            possibly[row] = high is None or high >= atom.at
        return packed(surely), packed(possibly)

    def _hold(self, atom: Hold) -> Pair:
        held, day = self.population.holders(atom.qualification), self.day.toordinal()
        listed = held.since > 0
        valid = listed if atom.ever else listed & (held.since <= day) & (held.until >= day)
        return packed(valid), packed(valid | ~(listed | self.population.lists_all_held()))

    def _having(self, atom: Having) -> Pair:
        from jiannuo.policies.matching.all import match_all
        from jiannuo.policies.matching.index import Index
        from jiannuo.policies.matching.plan import Plan

        size, inner = self.population.size, self.vocabulary.items[atom.kind]
        items = self.population.items.get(atom.kind)
        if items is None:
            nothing = np.full(size, atom.number <= 0)
            return packed(nothing), packed(np.ones(size, np.bool_))
        index = Index.of(items.population, Plan.of([atom.condition], inner, self.day))
        found = match_all(index)
        surely, possibly = (
            _per_owner(unpacked(half[0], items.population.size), items.offsets) >= atom.number
            for half in (found.surely, found.possibly)
        )
        return packed(surely), packed(possibly | ~items.complete)


def _per_owner(
    met: Bools, offsets: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """How many of the things of each owner are met."""
    until = np.zeros(len(met) + 1, np.int64)
    np.cumsum(met, out=until[1:])
    return until[offsets[1:]] - until[offsets[:-1]]
