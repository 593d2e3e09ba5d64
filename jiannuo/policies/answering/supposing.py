"""What a condition would come to if some of its leaves turned out otherwise.

Works on what was explained once, so that asking "and if this were known?" costs no second reading of facts.
"""

from collections.abc import Callable, Iterator

from jiannuo.enterprises.facts import Interval, Key
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explained
from jiannuo.policies.conditions.scores import points
from jiannuo.policies.conditions.truth import Truth, all_of, any_of, at_least

#: what is supposed of a node; None: it stays as it was explained
Supposed = Callable[[Explained], Truth | None]


def supposing(found: Explained, suppose: Supposed) -> Truth:
    """The truth of ``found`` with ``suppose`` asked of every node before its parts."""
    told = suppose(found)
    if told is not None:
        return told
    node = found.node
    if isinstance(node, tree.Score):
        return _score(found, node, suppose)
    if not found.parts or isinstance(node, tree.Some):
        return found.truth
    truths = [supposing(part, suppose) for part in found.parts]
    if isinstance(node, tree.AtLeast):
        return at_least(node.number, truths)
    if isinstance(node, tree.Any | tree.Unless):
        return any_of(truths)
    return all_of(truths)


def _score(found: Explained, node: tree.Score, suppose: Supposed) -> Truth:
    low = high = 0
    truths = []
    for part in found.parts:
        assert isinstance(part.node, tree.Part)
        ladders = [_points(ladder, suppose) for ladder in part.parts]
        least, most = max(one.low or 0 for one in ladders), max(one.high or 0 for one in ladders)
        low, high = low + least, high + most
        if part.node.minimum is not None:
            truths.append(Truth.of(least >= part.node.minimum, most >= part.node.minimum))
    return all_of([Truth.of(low >= node.minimum, high >= node.minimum), *truths])


def _points(ladder: Explained, suppose: Supposed) -> Interval:
    assert isinstance(ladder.node, tree.Ladder)
    return points(ladder.node, [supposing(band, suppose) for band in ladder.parts])


def leaves(found: Explained) -> Iterator[Explained]:
    """The single conditions under ``found``; things of a kind count as one."""
    if not found.parts or isinstance(found.node, tree.Some):
        yield found
        return
    for part in found.parts:
        yield from leaves(part)


def lacking(found: Explained) -> tuple[Key, ...]:
    """The facts that its leaves lack, each once."""
    return tuple(dict.fromkeys(key for leaf in leaves(found) for key in leaf.lacks))
