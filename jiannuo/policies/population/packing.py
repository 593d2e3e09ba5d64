"""A population as named arrays and a description of them, and back: what a file can hold without pickle.

The description is plain JSON; what it says is held to what a population can be, or ValueError is raised.
"""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.matching import Held, Items, Numbers, Population, Words

Arrays = dict[str, NDArray[Any]]
#: the name of the description among the arrays
TOLD = "told"


def packed(population: Population, beside: Mapping[str, Any], more: Arrays) -> Arrays:
    """``population`` with what is told ``beside`` it (JSON) and ``more`` arrays, by their names."""
    arrays: Arrays = {f"more.{name}": one for name, one in more.items()}
    told = {"population": _described(population, arrays), "beside": dict(beside)}
    arrays[TOLD] = np.frombuffer(json.dumps(told, ensure_ascii=False).encode(), np.uint8)
    return arrays


def unpacked(arrays: Mapping[str, NDArray[Any]]) -> tuple[Population, dict[str, Any], Arrays]:
    """What ``packed`` took. Raises ValueError, KeyError or TypeError for anything else."""
    told = json.loads(arrays[TOLD].tobytes())
    more = {name[5:]: one for name, one in arrays.items() if name.startswith("more.")}
    return _read(told["population"], arrays), told["beside"], more


def _described(population: Population, arrays: Arrays) -> dict[str, Any]:
    """Puts the arrays down under numbers and says which is which."""

    def put(one: NDArray[Any] | None) -> str | None:
        if one is None:
            return None
        arrays[name := f"a{len(arrays)}"] = one
        return name

    def column(one: Numbers | Words) -> dict[str, Any]:
        beside = {"until": put(one.until), "evidence": put(one.evidence)}
        if isinstance(one, Numbers):
            return {"low": put(one.low), "high": put(one.high), **beside}
        domain = [None if said is None else sorted(said) for said in one.domain]
        return {"codes": put(one.codes), "domain": domain, **beside}

    return {
        "ids": put(population.ids),
        "values": [[*key, column(one)] for key, one in population.values.items()],
        "held": [
            [name, put(one.since), put(one.until), put(one.evidence)] for name, one in population.held.items()
        ],
        "all_held": put(population.all_held),
        "decided": [[question, put(one)] for question, one in population.decided.items()],
        "items": [
            [kind, _described(one.population, arrays), put(one.offsets), put(one.complete)]
            for kind, one in population.items.items()
        ],
        "listed": put(population.listed),
        "version": population.version,
    }


def _read(told: dict[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Population:
    def get(name: str | None) -> Any:
        return None if name is None else arrays[name]

    def column(one: dict[str, Any]) -> Numbers | Words:
        beside = get(one["until"]), get(one["evidence"])
        if "low" in one:
            return Numbers(arrays[one["low"]], get(one["high"]), *beside)
        domain = tuple(None if said is None else frozenset(said) for said in one["domain"])
        codes = arrays[one["codes"]]
        if len(codes) and int(codes.max()) >= len(domain):
            raise ValueError("a code beyond its words")
        return Words(codes, domain, *beside)

    return Population(
        arrays[told["ids"]],
        {(name, year): column(one) for name, year, one in told["values"]},
        {
            name: Held(arrays[since], arrays[until], get(grades))
            for name, since, until, grades in told["held"]
        },
        get(told["all_held"]),
        {question: arrays[one] for question, one in told["decided"]},
        {
            kind: Items(_read(inner, arrays), arrays[offsets], arrays[complete])
            for kind, inner, offsets, complete in told["items"]
        },
        get(told["listed"]),
        told["version"],
    )
