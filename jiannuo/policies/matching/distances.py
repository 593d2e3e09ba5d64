"""How far one enterprise is from each condition, counted in atoms (see nearness)."""

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.matching.layers import FIRST, NEVER, Ladder, Score
from jiannuo.policies.matching.nearness import FARTHEST
from jiannuo.policies.matching.one import State, truths

Distances = NDArray[np.int32]

#: farther than anything is
FAR = 1 << 20
#: the fewest points a score can have, and less
NOTHING = -(1 << 50)


def distances(state: State) -> Distances:
    """For every condition the atoms that would have to be met for it to be possible.

    Scores farther away than ``FARTHEST`` are ``FARTHEST + 1`` away.
    """
    matcher = state.matcher
    said = truths(state.vector)
    away = np.zeros(matcher.size, np.int32)
    atoms = slice(FIRST, FIRST + 2 * matcher.opposite)
    away[atoms] = said[atoms] == 0
    away[NEVER] = FAR
    for group in matcher.groups:
        if group.scores:
            for place, score in enumerate(group.scores, group.start):
                away[place] = 0 if said[place] else _score(score, said, away)
        else:
            parts = away[group.parts]
            parts.sort(axis=0)
            np.cumsum(parts, axis=0, out=parts)
            many = parts.shape[1]
            here = slice(group.start, group.start + many)
            away[here] = parts[matcher.need[here] - 1, np.arange(many)]
    return np.minimum(away[matcher.roots], FAR)


def _score(score: Score, said: NDArray[np.uint8], away: Distances) -> int:
    minimum, parts = score
    total = [0] * (FARTHEST + 1)
    for least, ladders in parts:
        part = [NOTHING] * (FARTHEST + 1)
        for ladder in ladders:
            part = [max(pair) for pair in zip(part, _ladder(ladder, said, away), strict=True)]
        if least is not None:
            part = [points if points >= least else NOTHING for points in part]
        total = [max(total[far - a] + part[a] for a in range(far + 1)) for far in range(FARTHEST + 1)]
    return next((far for far, points in enumerate(total) if points >= minimum), FARTHEST + 1)


def _ladder(ladder: Ladder, said: NDArray[np.uint8], away: Distances) -> list[int]:
    """The most points of a ladder with at most 0, 1, 2 atoms changed."""
    bands, otherwise = ladder
    found = [NOTHING] * (FARTHEST + 1)
    for condition, points in bands:
        for far in range(int(away[condition]), FARTHEST + 1):
            found[far] = max(found[far], points)
        if said[condition] == 2:
            return found
    return [max(points, otherwise) for points in found]
