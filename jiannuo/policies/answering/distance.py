"""How many single conditions are missing, along the way on which the fewest are.

A score, a number of several years and a count of things are one condition each.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explained
from jiannuo.policies.conditions.truth import Truth

Counts = NDArray[np.int16]
_JOINING = tree.All | tree.Any | tree.AtLeast | tree.Unless | tree.Founded


def distance(found: Explained) -> int:
    """The distance of one explained condition; 0 where it is not known false."""
    node = found.node
    if not isinstance(node, _JOINING):
        return int(found.truth is Truth.FALSE)
    parts = [distance(part) for part in found.parts]
    if isinstance(node, tree.Any | tree.Unless):
        return min(parts)
    if isinstance(node, tree.AtLeast):
        return sum(sorted(parts)[: node.number])
    return sum(parts)


def distances(node: tree.Condition, missing: Callable[[tree.Condition], Counts]) -> Counts:
    """The same for many enterprises at once: ``missing`` gives 1 where a single condition is known false."""
    if isinstance(node, tree.Founded):
        least = node.least
        return distances(node.condition, lambda leaf: missing(tree.Founded(least, leaf)))
    if isinstance(node, tree.Unless):
        return np.minimum(distances(node.rule, missing), distances(node.waiver, missing))
    if not isinstance(node, tree.All | tree.Any | tree.AtLeast):
        return missing(node)
    parts = np.stack([distances(part, missing) for part in node.parts])
    if isinstance(node, tree.Any):
        return _counts(parts.min(axis=0))
    if isinstance(node, tree.AtLeast):
        return _counts(np.sort(parts, axis=0)[: node.number].sum(axis=0))
    return _counts(parts.sum(axis=0))


def single_conditions(node: tree.Condition) -> list[tree.Condition]:
    """Every condition that ``distances`` asks about, each once."""
    found: dict[tree.Condition, None] = {}

    def look(leaf: tree.Condition) -> Counts:
        found[leaf] = None
        return np.zeros(1, np.int16)

    distances(node, look)
    return list(found)


def _counts(found: NDArray[Any]) -> Counts:
    return found.astype(np.int16)
