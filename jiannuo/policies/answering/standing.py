"""Where an enterprise stands to a condition, in one word, by the same rule for one and for all of them.

- *fits*: the condition is known true;
- *manual*: it would be, if people decided every open question in its favour;
- *open*: not known false, facts are missing;
- *near*: known false, but at most two conditions away, and none of what is in the way is beyond an
  enterprise's reach: a place, a trade, a form, a record, a title it never held, an age that is past, or a
  number that would have to double.
"""

from dataclasses import dataclass, replace

from jiannuo.policies.answering.rewriting import rewritten
from jiannuo.policies.answering.supposing import supposing
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explained
from jiannuo.policies.conditions.tree import Op
from jiannuo.policies.conditions.truth import Truth

FITS, MANUAL, OPEN, NEAR, FAR = "fits", "manual", "open", "near", ""
#: conditions that may be missing for *near*
NEAREST = 2
#: a condition that is always open: what an enterprise can bring about
WITHIN_REACH = tree.Manual("")


@dataclass(frozen=True)
class Standing:
    """The word, and how many conditions are missing (0 unless known false)."""

    word: str
    distance: int


def standing_of(found: Explained, distance: int, within_reach: bool) -> Standing:
    """The standing of an explained condition; ``within_reach``: its ``relaxed`` form is not known false."""
    if found.truth is Truth.TRUE:
        return Standing(FITS, 0)
    if found.truth is Truth.UNKNOWN:
        granted = supposing(found, _granted)
        return Standing(MANUAL if granted is Truth.TRUE else OPEN, 0)
    return Standing(NEAR if within_reach and distance <= NEAREST else FAR, distance)


def _granted(found: Explained) -> Truth | None:
    return max(found.truth, Truth.TRUE) if _open_question(found) else None


def _open_question(found: Explained) -> bool:
    return isinstance(found.node, tree.Manual) and found.truth is Truth.UNKNOWN


def relaxed(node: tree.Condition) -> tree.Condition:
    """The condition with everything open that an enterprise can bring about, and numbers at half the way."""
    return rewritten(node, _relaxed)


def _relaxed(node: tree.Condition) -> tree.Condition:
    if isinstance(node, tree.Some):
        return replace(node, number=max(1, node.number // 2))
    if isinstance(node, tree.Age) and node.op in (Op.AT_LEAST, Op.ABOVE):
        return WITHIN_REACH
    if isinstance(node, tree.Holds) and not node.negated:
        return replace(node, ever=True)
    if isinstance(node, tree.Compare) and not node.amount.parameter and node.amount.unit != "日期":
        return _half_way(node)
    return node


def _half_way(node: tree.Compare) -> tree.Condition:
    value = node.amount.value
    if value <= 0:
        return node
    if node.op in (Op.AT_LEAST, Op.ABOVE):
        return replace(node, amount=replace(node.amount, value=value // 2))
    if node.op in (Op.AT_MOST, Op.BELOW):
        return replace(node, amount=replace(node.amount, value=value * 2))
    return WITHIN_REACH
