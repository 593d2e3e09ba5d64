"""The tree as something with children, whatever the kind of node: what a form points at and changes.

A path says which child of which child: ``(0, 2)`` is the third part of the first part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from jiannuo.policies.conditions import tree

Path = tuple[int, ...]
GROUPS = (tree.All, tree.Any, tree.AtLeast)
#: the field in which a node holds its children
_HELD = ("parts", "ladders", "bands")


class NoSuchPlaceError(LookupError):
    """The path leads nowhere: the text was changed meanwhile."""


def children(node: Any) -> tuple[Any, ...]:
    """The nodes right under ``node``; none under an atom."""
    if isinstance(node, tree.Unless):
        return node.rule, node.waiver
    for name in _HELD:
        if (held := getattr(node, name, None)) is not None:
            return tuple(held)
    inner = getattr(node, "condition", None)
    return () if inner is None else (inner,)


def with_children(node: Any, new: Sequence[Any]) -> Any:
    """``node`` with other children, as many as it had (a group may have more or fewer)."""
    if isinstance(node, tree.Unless):
        return tree.Unless(new[0], new[1])
    for name in _HELD:
        if hasattr(node, name):
            return replace(node, **{name: tuple(new)})
    return replace(node, condition=new[0])


def at(node: Any, path: Path) -> Any:
    """The node at ``path``. Raises NoSuchPlaceError."""
    for step in path:
        under = children(node)
        if not 0 <= step < len(under):
            raise NoSuchPlaceError(path)
        node = under[step]
    return node


def walk(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every node with its path, a parent before its children."""
    yield path, node
    for number, child in enumerate(children(node)):
        yield from walk(child, (*path, number))


def put(node: Any, path: Path, new: Any) -> Any:
    """The tree with ``new`` at ``path``. Raises NoSuchPlaceError."""
    if not path:
        return new
    under = list(children(node))
    if not 0 <= path[0] < len(under):
        raise NoSuchPlaceError(path)
    under[path[0]] = put(under[path[0]], path[1:], new)
    return with_children(node, under)


def path_of(text: str) -> Path:
    """``0.2`` as a path; "" is the root. Raises NoSuchPlaceError."""
    parts = [part for part in text.split(".") if part]
    if len(parts) > 40 or not all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
        raise NoSuchPlaceError(text[:80])
    return tuple(int(part) for part in parts)


def said(path: Path) -> str:
    """A path as a form carries it."""
    return ".".join(str(part) for part in path)
