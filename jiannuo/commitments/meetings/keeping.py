"""A pack as JSON, and back: what was kept gives the same pack again."""

import hashlib
from dataclasses import asdict
from datetime import date
from typing import Any

from jiannuo.commitments.meetings.pack import Decided, Item, Lit, Moved, Owing, Pack, Reason, Stuck, Taken
from jiannuo.kernel.ledger.canonical import canonical

Kept = dict[str, Any]


def kept(pack: Pack) -> Kept:
    """``pack`` as JSON keeps it: days in ISO 8601, tuples as lists."""
    found: Kept = _plain(asdict(pack))
    return found


def digest_of(content: Kept) -> str:
    """SHA-256 of the canonical JSON, hexadecimal."""
    return hashlib.sha256(canonical(content)).hexdigest()


def restored(content: Kept) -> Pack:
    """The pack behind what was kept."""
    return Pack(
        since=_day(content["since"]),
        until=_day(content["until"]),
        total=content["total"],
        before=content["before"],
        after=content["after"],
        moved=tuple(_moved(one) for one in content["moved"]),
        stuck=tuple(_stuck(one) for one in content["stuck"]),
        decided=tuple(_decided(one) for one in content["decided"]),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _moved(one: Kept) -> Moved:
    steps = tuple(Taken(_day(taken["on"]), taken["step"]) for taken in one["steps"])
    return Moved(**one | {"item": _item(one["item"]), "before": _lit(one["before"]), "steps": steps})


def _stuck(one: Kept) -> Stuck:
    reasons = tuple(Reason(**reason | {"since": _day(reason["since"])}) for reason in one["reasons"])
    owing = tuple(_owing(owed) for owed in one["owing"])
    return Stuck(_item(one["item"]), reasons, owing, one["said"])


def _owing(owed: Kept) -> Owing:
    first, second, third = owed["order"]
    return Owing(owed["unit_id"], owed["name"], (first, second, third))


def _decided(one: Kept) -> Decided:
    days = {"due_on": _due(one), "held_on": _day(one["held_on"])}
    return Decided(**one | days | {"unit_ids": tuple(one["unit_ids"])})


def _item(one: Kept) -> Item:
    changed = {"unit_ids": tuple(one["unit_ids"]), "light": _lit(one["light"]), "due_on": _due(one)}
    return Item(**one | changed)


def _lit(one: Kept) -> Lit:
    return Lit(**one | {"by": tuple(one["by"])})


def _due(one: Kept) -> date | None:
    return _day(one["due_on"]) if one["due_on"] else None


def _day(text: str) -> date:
    return date.fromisoformat(text)
