"""Rewriting the single conditions of a tree while everything that joins them stays."""

from collections.abc import Callable
from dataclasses import replace

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.tree import Condition

#: makes another condition of a single one, or of one about things of a kind
Rewrite = Callable[[Condition], Condition]


def rewritten(node: Condition, change: Rewrite) -> Condition:
    """``node`` with every single condition as ``change`` makes it."""
    if isinstance(node, tree.All | tree.Any | tree.AtLeast):
        return replace(node, parts=tuple(rewritten(part, change) for part in node.parts))
    if isinstance(node, tree.Unless):
        return tree.Unless(rewritten(node.rule, change), rewritten(node.waiver, change))
    if isinstance(node, tree.Score):
        return replace(node, parts=tuple(_part(part, change) for part in node.parts))
    if isinstance(node, tree.Founded):
        return replace(node, condition=rewritten(node.condition, change))
    return change(node)


def _part(part: tree.Part, change: Rewrite) -> tree.Part:
    return replace(part, ladders=tuple(_ladder(one, change) for one in part.ladders))


def _ladder(ladder: tree.Ladder, change: Rewrite) -> tree.Ladder:
    bands = (replace(band, condition=rewritten(band.condition, change)) for band in ladder.bands)
    return replace(ladder, bands=tuple(bands))
