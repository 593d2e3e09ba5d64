"""Scores of one enterprise, many at once over a vector of truths."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.matching.layers import NEVER, Score

Points = NDArray[np.int64]
#: below and above all points; sums of them stay within 64 bits
LOW = -(1 << 50)
HIGH = 1 << 50


@dataclass(frozen=True)
class Scores:
    """Scores of one layer, filled up to the same parts, ladders and bands.

    Axes: band, ladder, part, score. What fills up never counts.
    """

    conditions: NDArray[np.intp]
    points: Points
    otherwise: Points
    #: part, score: the minimum of the part
    least: Points
    #: part, score: whether there is such a part
    there: NDArray[np.bool_]
    minimum: Points

    @classmethod
    def of(cls, scores: tuple[Score, ...]) -> "Scores":
        """The matrices of ``scores``."""
        parts = max((len(one[1]) for one in scores), default=1)
        ladders = max((len(part[1]) for one in scores for part in one[1]), default=1)
        bands = max((len(bands) for one in scores for part in one[1] for bands, _ in part[1]), default=1)
        shape = ladders, parts, len(scores)
        conditions = np.full((bands, *shape), NEVER, np.intp)
        points = np.zeros((bands, *shape), np.int64)
        otherwise = np.full(shape, LOW, np.int64)
        least = np.full(shape[1:], LOW, np.int64)
        there = np.zeros(shape[1:], np.bool_)
        for number, (_, inner) in enumerate(scores):
            for part, (minimum, rows) in enumerate(inner):
                there[part, number] = True
                least[part, number] = LOW if minimum is None else minimum
                for ladder, (steps, rest) in enumerate(rows):
                    otherwise[ladder, part, number] = rest
                    for band, (condition, worth) in enumerate(steps):
                        conditions[band, ladder, part, number] = condition
                        points[band, ladder, part, number] = worth
        minima = np.array([one[0] for one in scores], np.int64)
        return cls(conditions, points, otherwise, least, there, minima)

    def answer(self, truths: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The truth of every score, given the ``truths`` of its conditions."""
        low, high = (np.where(self.there, end, 0) for end in self._ends(truths))
        truth = (low.sum(axis=0) >= self.minimum).astype(np.uint8) + (high.sum(axis=0) >= self.minimum)
        parts = (low >= self.least).astype(np.uint8) + (high >= self.least)
        parts[~self.there] = 2
        found: NDArray[np.uint8] = np.minimum(truth, parts.min(axis=0, initial=2)).astype(np.uint8)
        return found

    def _ends(self, truths: NDArray[np.uint8]) -> tuple[Points, Points]:
        """The least and the most points of every part."""
        low, high = np.full(self.otherwise.shape, HIGH), np.full(self.otherwise.shape, LOW)
        still = np.ones(self.otherwise.shape, np.bool_)
        for truth, points in zip(truths, self.points, strict=True):
            may = still & (truth > 0)
            low = np.where(may, np.minimum(low, points), low)
            high = np.where(may, np.maximum(high, points), high)
            still &= truth < 2
        low = np.where(still, np.minimum(low, self.otherwise), low)
        high = np.where(still, np.maximum(high, self.otherwise), high)
        return low.max(axis=0), high.max(axis=0)
