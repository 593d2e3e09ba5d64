"""Where all enterprises stand to conditions: the rule of ``answering.standing``, for all of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.answering.distance import Counts, distances, single_conditions
from jiannuo.policies.answering.rewriting import rewritten
from jiannuo.policies.answering.standing import FAR, FITS, MANUAL, NEAR, NEAREST, OPEN, relaxed
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.matching import Index, Plan, Population, match_all, unpacked
from jiannuo.policies.population.knowing import Known
from jiannuo.policies.population.lists import question_of

#: standings as small numbers, the further the better
WORDS = (FAR, NEAR, OPEN, MANUAL, FITS)
CODE_OF = {word: code for code, word in enumerate(WORDS)}
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Standings:
    """One condition and all enterprises, in the order of their rows."""

    #: positions in ``WORDS``
    codes: NDArray[np.int8]
    #: known met on register-level facts alone
    registered: Bools
    #: how many conditions are missing
    distance: Counts

    def count(self, word: str) -> int:
        """How many stand so."""
        return int((self.codes == CODE_OF[word]).sum())


def of_policy(node: tree.Condition, policy_id: int) -> tree.Condition:
    """``node`` with its questions for people under the names that are the policy's own."""

    def renamed(leaf: tree.Condition) -> tree.Condition:
        if isinstance(leaf, tree.Manual):
            return replace(leaf, question=question_of(policy_id, leaf.question))
        return leaf

    return rewritten(node, renamed)


def standings(
    conditions: Sequence[tree.Condition], everyone: Known, vocabulary: Vocabulary, *, near: bool = True
) -> list[Standings]:
    """Where everybody stands to each of ``conditions``, which ``of_policy`` made.

    ``near`` False: who is near is not looked for, and counts as far.
    """
    if not conditions:
        return []
    matching = _Matching(everyone, vocabulary, everyone.day)
    surely, possibly = matching.match(everyone.everything, conditions)
    registered, _maybe = matching.match(everyone.registered, conditions)
    codes = np.where(surely, CODE_OF[FITS], np.where(possibly, CODE_OF[OPEN], 0)).astype(np.int8)
    asking = [at for at, node in enumerate(conditions) if _asks(node)]
    if asking:
        granted, _maybe = matching.match(
            _granted(everyone.everything, conditions), [conditions[at] for at in asking]
        )
        for at, all_ in zip(asking, granted, strict=True):
            codes[at][all_ & (codes[at] == CODE_OF[OPEN])] = CODE_OF[MANUAL]
    missing = matching.distances(conditions, ~possibly) if near else np.zeros(codes.shape, np.int16)
    if near:
        _unlikely, reachable = matching.match(everyone.everything, [relaxed(node) for node in conditions])
        codes[~possibly & reachable & (missing <= NEAREST)] = CODE_OF[NEAR]
    return [Standings(codes[at], registered[at] & surely[at], missing[at]) for at in range(len(conditions))]


@dataclass(frozen=True)
class _Matching:
    everyone: Known
    vocabulary: Vocabulary
    day: date

    def match(self, population: Population, conditions: Sequence[tree.Condition]) -> tuple[Bools, Bools]:
        """Surely and possibly: a row for each condition, a column for each enterprise."""
        if not population.size:
            nobody = np.zeros((len(conditions), 0), np.bool_)
            return nobody, nobody
        found = match_all(Index.of(population, Plan.of(conditions, self.vocabulary, self.day)))
        return unpacked(found.surely, population.size), unpacked(found.possibly, population.size)

    def distances(self, conditions: Sequence[tree.Condition], false: Bools) -> NDArray[np.int16]:
        """How many conditions are missing, 0 where it is not known false."""
        single = list(dict.fromkeys(leaf for node in conditions for leaf in single_conditions(node)))
        _surely, possibly = self.match(self.everyone.everything, single)
        by_leaf = {leaf: (~possibly[at]).astype(np.int16) for at, leaf in enumerate(single)}
        found = [distances(node, by_leaf.__getitem__) for node in conditions]
        return np.where(false, np.stack(found), 0).astype(np.int16)


def _asks(node: tree.Condition) -> bool:
    return any(isinstance(_bare(leaf), tree.Manual | tree.Score) for leaf in single_conditions(node))


def _bare(leaf: tree.Condition) -> tree.Condition:
    return _bare(leaf.condition) if isinstance(leaf, tree.Founded) else leaf


def _granted(population: Population, conditions: Sequence[tree.Condition]) -> Population:
    """Everybody, with each question that is open decided in their favour."""
    questions: set[str] = set()

    def look(leaf: tree.Condition) -> tree.Condition:
        if isinstance(leaf, tree.Manual):
            questions.add(leaf.question)
        return leaf

    for node in conditions:
        rewritten(node, look)
    nothing = np.full(population.size, -1, np.int8)
    decided = {
        question: np.where(said == 0, 0, 1).astype(np.int8)
        for question in questions
        for said in [population.decided.get(question, nothing)]
    }
    return replace(
        population, decided={**population.decided, **decided}, version=f"{population.version} granted"
    )
