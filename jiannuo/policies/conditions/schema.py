"""The tree as JSON and back, and the JSON Schema of it: all three read from the declarations of the nodes.

A node is an object with ``type`` and its fields; fields at their default are left out.
"""

import typing
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any

from jiannuo.enterprises.facts import Evidence
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.tree import Condition

KINDS: dict[str, type] = {
    "compare": tree.Compare, "age": tree.Age, "among": tree.Among, "is": tree.Is, "holds": tree.Holds,
    "manual": tree.Manual, "some": tree.Some, "founded": tree.Founded, "all": tree.All, "any": tree.Any,
    "at_least": tree.AtLeast, "unless": tree.Unless, "score": tree.Score,
}  # fmt: skip
_NAMES = {node: name for name, node in KINDS.items()}
#: the parts of nodes; they need no kind, for their place says what they are
_PARTS: tuple[type, ...] = (tree.Term, tree.Amount, tree.Band, tree.Ladder, tree.Part)
#: nodes in nodes, and nodes in all; no real policy comes near
DEEPEST, MOST = 40, 5_000


class TreeError(ValueError):
    """JSON that is no tree. ``place`` is a path such as ``parts.2.term``."""

    def __init__(self, sentence: str, place: str) -> None:
        super().__init__(sentence)
        self.place = place


def to_json(node: Condition) -> dict[str, Any]:
    """The tree as JSON."""
    found = _told(node)
    assert isinstance(found, dict)
    return found


def _told(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        named = {"type": _NAMES[type(value)]} if type(value) in _NAMES else {}
        told = {one.name: getattr(value, one.name) for one in fields(value)}
        return named | {
            name: _told(one) for name, one in told.items() if not _default(type(value), name, one)
        }
    if isinstance(value, tuple):
        return [_told(one) for one in value]
    if isinstance(value, Evidence):
        return value.name.lower()
    return value.value if isinstance(value, Enum) else value


def _default(of: type, name: str, value: Any) -> bool:
    default = next(one.default for one in _fields(of) if one.name == name)
    return default is not MISSING and bool(default == value)


def _fields(of: type) -> tuple[Field[Any], ...]:
    return fields(of)


def from_json(told: Any) -> Condition:
    """The tree of JSON. Raises TreeError; what it makes is whole, whether its words exist is not asked."""
    return _Reader().read(told)


class _Reader:
    def __init__(self) -> None:
        self.left = MOST

    def read(self, told: Any) -> Condition:
        made: Condition = self.value(told, Condition, "", 0)
        return made

    def value(self, told: Any, hint: Any, place: str, depth: int) -> Any:
        if hint is Condition or hint == "Condition":
            return self.node(told, place, depth)
        if isinstance(hint, type) and is_dataclass(hint):
            return self.filled(told, hint, place, depth)
        if typing.get_origin(hint) is tuple:
            inner = typing.get_args(hint)[0]
            if not isinstance(told, list) or not told:
                raise TreeError("应为不空的列表。", place)
            return tuple(self.value(one, inner, _at(place, n), depth) for n, one in enumerate(told, 1))
        return _plain(told, hint, place)

    def node(self, told: Any, place: str, depth: int) -> Any:
        if not isinstance(told, dict) or told.get("type") not in list(KINDS):
            raise TreeError(f"条件的 type 应为 {'、'.join(KINDS)} 之一。", _at(place, "type"))
        rest = {name: one for name, one in told.items() if name != "type"}
        return self.filled(rest, KINDS[told["type"]], place, depth + 1)

    def filled(self, told: Any, of: type, place: str, depth: int) -> Any:
        self.left -= 1
        if depth > DEEPEST or self.left < 0:
            raise TreeError(f"条件太大：最多 {DEEPEST} 层、{MOST} 个节点。", place)
        if not isinstance(told, dict):
            raise TreeError("应为对象。", place)
        if unknown := sorted(set(told) - {one.name for one in _fields(of)}, key=str):
            raise TreeError(f"不认识“{unknown[0]}”。", _at(place, unknown[0]))
        found = {}
        for one in _fields(of):
            if one.name in told:
                found[one.name] = self.value(
                    told[one.name], _hints(of)[one.name], _at(place, one.name), depth
                )
            elif one.default is MISSING:
                raise TreeError(f"缺少“{one.name}”。", place)
        return of(**found)


def _plain(told: Any, hint: Any, place: str) -> Any:
    if isinstance(hint, UnionType) and NoneType in typing.get_args(hint):
        return None if told is None else _plain(told, typing.get_args(hint)[0], place)
    if hint is Evidence:
        if isinstance(told, str) and told.upper() in Evidence.__members__ and told.islower():
            return Evidence[told.upper()]
    elif isinstance(hint, type) and issubclass(hint, Enum):
        if isinstance(told, str) and told in [one.value for one in hint]:
            return hint(told)
    elif type(told) is hint:
        return told
    raise TreeError(f"“{str(told)[:40]}”不是这里能写的值。", place)


@lru_cache(maxsize=32)
def _hints(of: type) -> dict[str, Any]:
    return {
        name: Condition if hint == Condition else hint for name, hint in typing.get_type_hints(of).items()
    }


def _at(place: str, name: object) -> str:
    return f"{place}.{name}" if place else str(name)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what ``to_json`` writes and ``from_json`` reads."""
    parts = {one.__name__: _object(one, {}) for one in _PARTS}
    nodes = {node.__name__: _object(node, {"type": {"const": name}}) for name, node in KINDS.items()}
    either = {"oneOf": [{"$ref": f"#/$defs/{node.__name__}"} for node in KINDS.values()]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Condition of a policy",
        "$ref": "#/$defs/Condition",
        "$defs": {**parts, **nodes, "Condition": either},
    }


def _object(of: type, given: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": (of.__doc__ or "").strip().splitlines()[0],
        "properties": given | {name: _type(hint) for name, hint in _hints(of).items()},
        "required": [*given, *(one.name for one in _fields(of) if one.default is MISSING)],
        "additionalProperties": False,
    }


def _type(hint: Any) -> dict[str, Any]:
    if hint == Condition:
        return {"$ref": "#/$defs/Condition"}
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _type(typing.get_args(hint)[0]), "minItems": 1}
    if isinstance(hint, UnionType):
        return {"type": ["integer", "null"]}
    if is_dataclass(hint):
        assert isinstance(hint, type)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if issubclass(hint, Enum):
        return {"enum": [one.name.lower() if hint is Evidence else one.value for one in hint]}
    return {"type": {str: "string", int: "integer", bool: "boolean"}[hint]}
