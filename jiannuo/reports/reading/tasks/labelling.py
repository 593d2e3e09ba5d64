"""The part each clause of a sentence plays, found together for the whole sentence.

A task reads: lead-ins, the work, what comes of it. Labels: ``lead``, ``work``, ``outcome``, and ``aside``
for a clause that belongs to no task. The best sequence is the one whose signs and transitions weigh most
(Viterbi); the weights are in ``data/weights.toml``.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

Label = Literal["lead", "work", "outcome", "aside"]
LABELS: Final[tuple[Label, ...]] = ("lead", "work", "outcome", "aside")

#: what may follow what; ``None`` stands before the first and after the last clause
FOLLOWS: Final[Mapping[Label | None, tuple[Label | None, ...]]] = {
    None: ("lead", "work", "aside"),
    "lead": ("lead", "work"),
    "work": ("outcome", "lead", "work", "aside", None),
    "outcome": ("outcome", "lead", "work", "aside", None),
    "aside": ("lead", "work", "aside", None),
}

Weights = Mapping[str, Mapping[str, float]]


def best_labels(clauses: Sequence[Sequence[str]], weights: Weights) -> list[Label]:
    """The labels of a sentence whose clauses bear the given signs."""
    if not clauses:
        return []
    paths: dict[Label, tuple[float, list[Label]]] = {}
    for position, borne in enumerate(clauses):
        reached: dict[Label, tuple[float, list[Label]]] = {}
        for label in LABELS:
            before = _arrivals(label, paths, weights) if position else _entry(label, weights)
            if before is None:
                continue
            weight = before[0] + sum(weights[label].get(sign, 0.0) for sign in borne)
            reached[label] = (weight, [*before[1], label])
        paths = reached
    ends = [
        (w + weights[label].get("then end", 0.0), p)
        for label, (w, p) in paths.items()
        if None in FOLLOWS[label]
    ]
    return max(ends, key=lambda end: end[0])[1]


def _entry(label: Label, weights: Weights) -> tuple[float, list[Label]] | None:
    if label not in FOLLOWS[None]:
        return None
    return weights[label].get("first", 0.0), []


def _arrivals(
    label: Label, paths: Mapping[Label, tuple[float, list[Label]]], weights: Weights
) -> tuple[float, list[Label]] | None:
    found = [
        (weight + weights[before].get(f"then {label}", 0.0), path)
        for before, (weight, path) in paths.items()
        if label in FOLLOWS[before]
    ]
    return max(found, key=lambda arrival: arrival[0]) if found else None
