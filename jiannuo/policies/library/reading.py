"""Reading the files of the library: one policy a TOML file, checked while it is read."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from jiannuo import reference
from jiannuo.enterprises.quantities import quantity
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.library.policy import Clause, Edition, LibraryPolicy, Sample, Trigger

FOLDER = Path(__file__).parent / "data"
TRUTHS = {"met": Truth.TRUE, "unmet": Truth.FALSE, "unknown": Truth.UNKNOWN}
AMOUNT = re.compile(r"([0-9.]+)(元|万元|亿元|%)")
#: fields of a benefit that are money or shares and may be written as ``20万元`` and ``30%``
AMOUNTS = frozenset({"amount", "cap", "least", "yearly_cap", "share", "round_to"})


@lru_cache(maxsize=1)
def policies() -> tuple[LibraryPolicy, ...]:
    """Every policy of the library, by key; those of the district lie with its start-up data."""
    own = (reference.folder() / "policies").glob("*.toml")
    named = [(f"{path.parent.name}-{path.stem}", path) for path in FOLDER.glob("*/*.toml")]
    named += [(f"district-{path.stem}", path) for path in own]
    return tuple(read_file(path, key) for key, path in sorted(named))


def policy(key: str) -> LibraryPolicy:
    """The policy of ``key``; KeyError without one."""
    for one in policies():
        if one.key == key:
            return one
    raise KeyError(key)


def read_file(path: Path, key: str) -> LibraryPolicy:
    """The policy of a file. Raises KeyError, ValueError or TypeError with the path on a broken one."""
    try:
        return _policy(key, tomllib.loads(path.read_text("utf-8")))
    except (KeyError, ValueError, TypeError) as problem:
        problem.add_note(str(path))
        raise


def _policy(key: str, told: Mapping[str, Any]) -> LibraryPolicy:
    return LibraryPolicy(
        key=key,
        title=told["title"],
        english=told["english"],
        level=told["level"],
        issuer=told["issuer"],
        region_code=told.get("region_code", ""),
        unit=told["unit"],
        tags=tuple(told.get("tags", ())),
        demo=told.get("demo", False),
        covers=tuple(told.get("covers", ())),
        editions=tuple(_edition(number, one) for number, one in enumerate(told["edition"], 1)),
    )


def _edition(number: int, told: Mapping[str, Any]) -> Edition:
    return Edition(
        number=number,
        application=told.get("application", ""),
        document_number=told.get("document_number", ""),
        source_url=told.get("source_url", ""),
        valid_from=_day(told["valid_from"]),
        valid_to=_day(told["valid_to"]) if "valid_to" in told else None,
        opens_on=_day(told["opens_on"]) if "opens_on" in told else None,
        closes_on=_day(told["closes_on"]) if "closes_on" in told else None,
        summary=told["summary"],
        english=told["english"],
        clauses=tuple(Clause(ref, text) for ref, text in told["clauses"].items()),
        condition=" ".join(told["condition"].split()),
        benefit=_amounts(told["benefit"]),
        automatic=told.get("automatic", False),
        samples=tuple(_sample(one) for one in told["sample"]),
        pool_mode=told.get("pool_mode", ""),
        triggers=tuple(
            Trigger(one["name"], one["english"], " ".join(one["condition"].split()))
            for one in told.get("trigger", ())
        ),
        verify=told.get("verify", ""),
    )


def _sample(told: Mapping[str, Any]) -> Sample:
    return Sample(
        name=told["name"],
        english=told["english"],
        day=_day(told["day"]),
        facts=told["facts"],
        expected=TRUTHS[told["expected"]],
        by_clause={ref: TRUTHS[truth] for ref, truth in told.get("by_clause", {}).items()},
    )


def _day(told: Any) -> date:
    if not isinstance(told, date):
        raise TypeError(f"{told!r} is no day")
    return told


def _amounts(told: Any) -> Any:
    """Amounts in words as base units: fen and millionths."""
    if isinstance(told, list):
        return [_amounts(one) for one in told]
    if not isinstance(told, Mapping):
        return told
    return {
        name: _base(value) if name in AMOUNTS and isinstance(value, str) else _amounts(value)
        for name, value in told.items()
    }


def _base(told: str) -> int:
    found = AMOUNT.fullmatch(told)
    if found is None:
        raise ValueError(f"{told!r} is no amount")
    return quantity(found[1], found[2]).amount
