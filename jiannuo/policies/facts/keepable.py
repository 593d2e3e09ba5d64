"""Which structures a database keeps: PostgreSQL's jsonb knows no NUL, no half of a pair, no NaN."""

from math import isfinite
from typing import Any

#: deeper structures are refused: nothing that is written for people comes near
DEEPEST = 30


def keepable(value: Any) -> bool:
    """Whether ``value``, made of what JSON is made of, can be kept and read again."""
    waiting = [(value, 0)]
    while waiting:
        one, depth = waiting.pop()
        if depth > DEEPEST or (isinstance(one, str) and not _plain(one)):
            return False
        if isinstance(one, float) and not isfinite(one):
            return False
        if isinstance(one, dict):
            waiting += [(part, depth + 1) for pair in one.items() for part in pair]
        elif isinstance(one, list | tuple):
            waiting += [(part, depth + 1) for part in one]
    return True


def _plain(text: str) -> bool:
    return not any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in text)
