"""What a form may do to a tree: add, add an alternative, replace, remove, regroup."""

from typing import Any

from jiannuo.policies.conditions import tree
from jiannuo.policies.drafting.shape import GROUPS, NoSuchPlaceError, Path, at, children, put, with_children


def added(node: tree.Condition | None, path: Path, new: tree.Condition) -> tree.Condition:
    """``new`` asked beside what stands at ``path``: a further part of a group, or *and* to an atom."""
    if node is None:
        return new
    here = at(node, path)
    if isinstance(here, GROUPS):
        return _made(put(node, path, with_children(here, (*here.parts, new))))
    return _made(put(node, path, tree.All((here, new))))


def alternative(node: tree.Condition | None, path: Path, new: tree.Condition) -> tree.Condition:
    """``new`` as what may be met instead of what stands at ``path``."""
    if node is None:
        return new
    here = at(node, path)
    parts = here.parts if isinstance(here, tree.Any) else (here,)
    return _made(put(node, path, tree.Any((*parts, new))))


def replaced(node: tree.Condition | None, path: Path, new: tree.Condition) -> tree.Condition:
    """``new`` instead of what stands at ``path``."""
    return new if node is None else _made(put(node, path, new))


def removed(node: tree.Condition, path: Path) -> tree.Condition | None:
    """Without what stands at ``path``; a group that has one part left becomes that part.

    Only a part of a group can go: a waiver without a rule, or a band without a condition, says nothing.
    Raises NoSuchPlaceError.
    """
    if not path:
        return None
    above = at(node, path[:-1])
    kept = [child for number, child in enumerate(children(above)) if number != path[-1]]
    if isinstance(above, tree.Unless):
        return _made(put(node, path[:-1], kept[0]))
    if not isinstance(above, GROUPS) or len(kept) == len(children(above)):
        raise NoSuchPlaceError(path)
    if not kept:
        return removed(node, path[:-1])
    if len(kept) == 1:
        return _made(put(node, path[:-1], kept[0]))
    if isinstance(above, tree.AtLeast):
        new: tree.Condition = tree.AtLeast(min(above.number, len(kept)), tuple(kept))
    else:
        new = with_children(above, kept)
    return _made(put(node, path[:-1], new))


def regrouped(node: tree.Condition, path: Path, kind: str, number: int = 1) -> tree.Condition:
    """The group at ``path`` as ``all``, ``any`` or ``least`` (``number`` of its parts).

    Raises NoSuchPlaceError for what is no group.
    """
    here = at(node, path)
    if not isinstance(here, GROUPS):
        raise NoSuchPlaceError(path)
    if kind == "least":
        new: tree.Condition = tree.AtLeast(max(1, min(number, len(here.parts))), here.parts)
    else:
        new = tree.Any(here.parts) if kind == "any" else tree.All(here.parts)
    return _made(put(node, path, new))


def _made(node: Any) -> tree.Condition:
    """Groups of one kind inside one another are one group: nobody can read the difference aloud."""
    under = [_made(child) for child in children(node)]
    if isinstance(node, tree.All | tree.Any):
        flat: list[Any] = []
        for child in under:
            flat += child.parts if type(child) is type(node) else [child]
        return type(node)(tuple(flat))
    made: tree.Condition = with_children(node, under) if under else node
    return made
