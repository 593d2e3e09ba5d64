"""What became of each clause of the document: its conditions taken together as they stand in the tree."""

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explained
from jiannuo.policies.conditions.truth import Truth, all_of, any_of


def by_clause(explained: Explained) -> dict[str, Truth]:
    """The truth of each cited clause.

    A part of the tree that cites one clause only counts as a whole, with its *or* and its *at least*.
    Where a clause stands beside others, its alternatives count as alternatives and the rest together.
    """
    refs = _cited(explained)
    if len(refs) == 1:
        return {next(iter(refs)): explained.truth}
    found: dict[str, list[Truth]] = {}
    for part in explained.parts:
        for ref, truth in by_clause(part).items():
            found.setdefault(ref, []).append(truth)
    together = any_of if isinstance(explained.node, tree.Any | tree.Unless) else all_of
    return {ref: together(truths) for ref, truths in found.items()}


def _cited(explained: Explained) -> frozenset[str]:
    own = getattr(explained.node, "ref", "")
    if own:
        return frozenset({own})
    return frozenset().union(*(_cited(part) for part in explained.parts))
