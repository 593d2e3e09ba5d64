"""Canonical JSON: one value, one sequence of bytes (the JSON Canonicalization Scheme of RFC 8785).

A record is hashed as these bytes. Only what every language writes alike is allowed: text, whole numbers
that a double holds exactly, truth values, null, lists and objects. Decimal numbers travel as text.
"""

import json
from typing import Any

#: RFC 8785 takes numbers from I-JSON (RFC 7493 section 2.2): beyond this a double is no longer exact
LARGEST_INTEGER = 2**53 - 1
#: objects and lists inside one another; records need four
DEEPEST = 32


class CanonicalError(ValueError):
    """The value has no canonical form."""


_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def canonical(value: Any) -> bytes:
    """The canonical bytes of ``value``.

    Raises CanonicalError for floats, keys that are not text, numbers a double cannot hold, lone surrogates,
    nesting deeper than DEEPEST and any other type.
    """
    try:
        return _write(_ordered(value, 0)).encode()
    except UnicodeEncodeError:
        raise CanonicalError("text with a lone surrogate cannot be written as UTF-8") from None


def _ordered(value: Any, depth: int) -> Any:
    """``value`` checked, its objects with their keys in the order of RFC 8785 section 3.2.3."""
    kind = type(value)
    if kind is str or value is None or kind is bool:
        return value
    if kind is int:
        if not -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
            raise CanonicalError(f"{value} is beyond 2^53 - 1: write it as text")
        return value
    if isinstance(value, str):  # an enumeration's member, marked-safe text
        return str.__str__(value)
    if depth >= DEEPEST:
        raise CanonicalError(f"nested deeper than {DEEPEST}")
    inner = depth + 1
    # text is passed by without a call: this runs on every write, and most of a record is text
    if kind is dict:
        items = [(key, value[key]) for key in _sorted_keys(value)]
        return {key: item if type(item) is str else _ordered(item, inner) for key, item in items}
    if kind is list or kind is tuple:
        return [item if type(item) is str else _ordered(item, inner) for item in value]
    raise CanonicalError(f"{kind.__name__} has no canonical form: numbers with a fraction go as text")


def _sorted_keys(value: dict[Any, Any]) -> list[str]:
    """The keys by UTF-16 code units; for plain ASCII that is Python's own order."""
    try:
        plain = all(map(str.isascii, value))
    except TypeError:
        raise CanonicalError(f"every key must be text: {list(value)[:5]!r}") from None
    return sorted(value) if plain else sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))


def parse(data: bytes) -> Any:
    """The value of JSON ``data``; floats, NaN, a key given twice and broken UTF-8 are refused.

    Raises CanonicalError. Whether the bytes are canonical: ``canonical(parse(data)) == data``.
    """
    try:
        return json.loads(
            data.decode(),
            parse_float=_no_fraction,
            parse_constant=_no_fraction,
            object_pairs_hook=_once,
        )
    except (ValueError, RecursionError) as error:
        raise CanonicalError(str(error)) from None


def _no_fraction(text: str) -> Any:
    raise CanonicalError(f"{text} is not a whole number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise CanonicalError("a key is given twice")
    return found
