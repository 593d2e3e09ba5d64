"""The atoms of a plan for one enterprise: a vector of truths, in stretches that one value fills."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from jiannuo.enterprises.facts import Facts, Key
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.matching.atoms import Cut, Flag, Grounded, Having, Hold, Member, Open, Reading, Said
from jiannuo.policies.matching.lexicon import belongs
from jiannuo.policies.matching.plan import Plan
from jiannuo.policies.matching.scalars import ends

FALSE, UNKNOWN, TRUE = (int(one) for one in (Truth.FALSE, Truth.UNKNOWN, Truth.TRUE))


@dataclass
class Stretch:
    """Neighbouring atoms that depend on the same facts."""

    start: int
    #: a reading with its rising cuts, an attribute with what is asked of it, or a single atom
    of: "Reading | str | Flag | Hold | Said | Having | Grounded | Open"
    cuts: list[int] = field(default_factory=list)
    #: a word that is asked, whether as a beginning -> the atoms that ask it, counted from ``start``
    asked: dict[tuple[str, bool], list[int]] = field(default_factory=dict)
    many: int = 0
    #: answers for a set of possible words, kept
    kept: dict[frozenset[str], bytes] = field(default_factory=dict)

    def among(self, possible: frozenset[str]) -> bytes:
        """The answers of all atoms for a value that may be any of ``possible``."""
        inside = [self._inside(one) for one in possible]
        found = bytearray(self.many) if inside else bytearray(_TRUE * self.many)
        for offset in set().union(*inside):
            found[offset] = TRUE if all(offset in one for one in inside) else UNKNOWN
        return bytes(found)

    def _inside(self, word: str) -> set[int]:
        found = set(self.asked.get((word, False), ()))
        for length in range(len(word) + 1):
            found.update(self.asked.get((word[:length], True), ()))
        return found


class Atoms:
    """Computes the vector. ``place[number]`` is where the atom of that number stands in it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.stretches: list[Stretch] = []
        self.place = [0] * len(plan.atoms)
        self.by_key: dict[tuple[str, int], list[Stretch]] = {}
        groups: dict[object, list[int]] = {}
        for number, atom in enumerate(plan.atoms):
            group: object = atom
            if isinstance(atom, Cut):
                group = atom.reading
            elif isinstance(atom, Member):
                group = atom.attribute
            groups.setdefault(group, []).append(number)
        start = 0
        for group, numbers in groups.items():
            self._stretch(start, group, numbers)
            start += len(numbers)
        self.explainer = Explainer(plan.vocabulary, plan.day)

    def _stretch(self, start: int, group: object, numbers: list[int]) -> None:
        atoms = self.plan.atoms
        assert isinstance(group, Reading | str | Flag | Hold | Said | Having | Grounded | Open)
        made = Stretch(start, group)
        if isinstance(group, Reading):
            numbers.sort(key=lambda number: getattr(atoms[number], "at", 0))
            made.cuts = [one.at for number in numbers if isinstance(one := atoms[number], Cut)]
        elif isinstance(group, str):
            made.many = len(numbers)
            for offset, number in enumerate(numbers):
                one = atoms[number]
                assert isinstance(one, Member)
                for code in one.codes:
                    made.asked.setdefault((code, one.prefix), []).append(offset)
        for offset, number in enumerate(numbers):
            self.place[number] = start + offset
        self.stretches.append(made)
        for key in _keys(group):
            self.by_key.setdefault(key, []).append(made)

    def asked_by(self, keys: Iterable[Key]) -> list[Stretch]:
        """The stretches that depend on ``keys``."""
        found: dict[int, Stretch] = {}
        for name, year in keys:
            back = 0 if year is None else self.plan.day.year - year
            if year is None or back:
                found |= {one.start: one for one in self.by_key.get((name, back), ())}
        return list(found.values())

    def answers(self, one: Stretch, facts: Facts) -> bytes:
        """The truths of a stretch."""
        group, day = one.of, self.plan.day
        if isinstance(group, Reading):
            low, high = ends(group, facts, day)
            surely = 0 if low is None else bisect_right(one.cuts, low)
            many = len(one.cuts)
            possibly = many if high is None else bisect_right(one.cuts, high)
            return _TRUE * surely + _UNKNOWN * (possibly - surely) + _FALSE * (many - possibly)
        if isinstance(group, str):
            return self._among(one, facts)
        return bytes((self._single(group, facts),))

    def _among(self, one: Stretch, facts: Facts) -> bytes:
        assert isinstance(one.of, str)
        fact = facts.at(one.of, None, self.plan.day)
        if fact is None:
            return _UNKNOWN * one.many
        possible = fact.value
        assert isinstance(possible, frozenset)
        found = one.kept.get(possible)
        if found is None:
            found = one.among(possible)
            if len(one.kept) < KEPT:
                one.kept[possible] = found
        return found

    def _single(self, atom: object, facts: Facts) -> int:  # noqa: PLR0911 (one for each family)
        if isinstance(atom, Flag):
            year = self.plan.day.year - atom.back if atom.back else None
            fact = facts.at(atom.attribute, year, self.plan.day)
            if fact is None:
                return UNKNOWN
            return TRUE if fact.value == _YES else UNKNOWN if "yes" in fact.value else FALSE  # type: ignore[operator]
        if isinstance(atom, Hold):
            return _holds(atom, facts, self.plan.day)
        if isinstance(atom, Said):
            said = facts.decided.get(atom.question)
            return UNKNOWN if said is None else TRUE if said else FALSE
        if isinstance(atom, Grounded):
            return self._founded(atom, facts)
        if isinstance(atom, Having):
            return self.explainer.explain(tree.Some(atom.kind, atom.number, atom.condition), facts).truth
        return UNKNOWN

    def _founded(self, atom: Grounded, facts: Facts) -> int:
        inner, known = atom.atom, facts.founded_on(atom.least)
        if isinstance(inner, Cut):
            low, high = ends(inner.reading, known, self.plan.day)
            return Truth.of(low is not None and low >= inner.at, high is None or high >= inner.at)
        if isinstance(inner, Member):
            fact = known.at(inner.attribute, None, self.plan.day)
            assert fact is None or isinstance(fact.value, frozenset)
            return UNKNOWN if fact is None else belongs(fact.value, inner.codes, inner.prefix)  # type: ignore[arg-type]
        return self._single(inner, known)


def _holds(atom: Hold, facts: Facts, day: date) -> int:
    span = facts.held.get(atom.qualification)
    if span is None:
        return FALSE if facts.all_held else UNKNOWN
    since, until = span
    return TRUE if atom.ever or (since <= day and (until is None or until >= day)) else FALSE


#: sets of possible words whose answers are kept, for each attribute
KEPT = 10_000
_YES = frozenset({"yes"})
_FALSE, _UNKNOWN, _TRUE = bytes((FALSE,)), bytes((UNKNOWN,)), bytes((TRUE,))


def _keys(group: object) -> list[tuple[str, int]]:
    """The names a stretch depends on, with how many years back."""
    if isinstance(group, Grounded):
        group = group.atom
    if isinstance(group, Cut):
        group = group.reading
    if isinstance(group, Member):
        group = group.attribute
    if isinstance(group, Reading):
        return group.backs()
    if isinstance(group, str):
        return [(group, 0)]
    if isinstance(group, Flag):
        return [(group.attribute, group.back)]
    name = (
        getattr(group, "qualification", None)
        or getattr(group, "question", None)
        or getattr(group, "kind", None)
    )
    return [] if name is None else [(name, 0)]
