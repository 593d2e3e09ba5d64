"""Where in the text each part of a condition stands, for marks under the words."""

from collections.abc import Iterator
from typing import Any

from lark import Tree

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.reading import parser_of
from jiannuo.policies.conditions.vocabulary import Vocabulary

_KIND_OF: dict[str, type] = {
    "compare": tree.Compare, "dated": tree.Compare, "age": tree.Age, "among": tree.Among, "flag": tree.Is,
    "holds": tree.Holds, "manual": tree.Manual, "some": tree.Some, "founded": tree.Founded,
    "at_least": tree.AtLeast, "score": tree.Score, "part": tree.Part, "ladder": tree.Ladder,
    "band": tree.Band,
}  # fmt: skip
#: rules that make a node only when they join several
_JOINING = {"either": tree.Any, "both": tree.All, "waived": tree.Unless}


def positions(text: str, condition: tree.Condition, vocabulary: Vocabulary) -> dict[int, tuple[int, int]]:
    """The offsets of every node of ``condition``, which was read from ``text``, by the id() of the node.

    Both are walked in the order of reading; a condition that was read from another text raises ValueError.
    """
    parsed = parser_of(vocabulary).parse(text)
    found = {}
    for node, (kind, start, end) in zip(nodes(condition), _places(parsed), strict=True):
        if type(node) is not kind:
            raise ValueError("the condition was read from another text")
        found[id(node)] = start, end
    return found


def _places(parsed: Any) -> Iterator[tuple[type, int, int]]:
    if not isinstance(parsed, Tree):
        return
    name = str(parsed.data)
    kind = _KIND_OF.get(name) or (_JOINING.get(name) if len(parsed.children) > 1 else None)
    if kind is not None:
        yield kind, parsed.meta.start_pos, parsed.meta.end_pos
    for child in parsed.children:
        yield from _places(child)


def nodes(node: Any) -> Iterator[Any]:
    """A node and all under it, in the order of reading."""
    yield node
    if isinstance(node, tree.Unless):
        yield from nodes(node.rule)
        yield from nodes(node.waiver)
        return
    for name in ("parts", "ladders", "bands"):
        for one in getattr(node, name, ()):
            yield from nodes(one)
    if (inner := getattr(node, "condition", None)) is not None:
        yield from nodes(inner)
