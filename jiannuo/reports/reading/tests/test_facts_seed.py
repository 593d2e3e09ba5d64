"""The annotated report of the reference district is read at least this well.

A fact pairs with an annotation when number, unit and place agree; an annotation marked "edge"
(a careful annotator could leave it out) counts neither way.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from jiannuo.reports.reading import Reading, read
from jiannuo.reports.reading.document import Fact

ROOT = Path(__file__).parents[4]
GOLD = ROOT / "bench" / "gold" / "seed.facts.jsonl"
REPORT = ROOT / "reference" / "zhongshan" / "report-2023.txt"

Gold = dict[str, Any]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(REPORT.read_text("utf-8-sig"))


@pytest.fixture(scope="module")
def paired(reading: Reading) -> tuple[list[tuple[Gold, Fact]], int, int]:
    """Pairs without edge records, and how many annotations and facts count."""
    gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    free = list(reading.facts)
    pairs: list[tuple[Gold, Fact]] = []
    for record in gold:
        match = next((f for f in free if agree(record, f)), None)
        if match is not None:
            free.remove(match)
            pairs.append((record, match))
    edges = [p for p in pairs if p[0].get("edge")]
    kept = [p for p in pairs if not p[0].get("edge")]
    return kept, sum(not g.get("edge") for g in gold), len(reading.facts) - len(edges)


def agree(gold: Gold, fact: Fact) -> bool:
    number = (gold["value"], gold.get("value2"), gold["unit"]) == (fact.value, fact.value2, fact.unit)
    sentence = "".join(gold["sent"].split()) == fact.sent
    return number and sentence and (gold["quote"] in fact.quote or fact.quote in gold["quote"])


def alike(a: str, b: str) -> float:
    """F1 of the characters of two subjects."""
    shared = sum((Counter(a) & Counter(b)).values())
    return 2 * shared / (len(a) + len(b)) if shared else 0.0


def exact(gold: Gold, fact: Fact) -> bool:
    return (gold["role"], gold["cmp"], gold["status"]) == (fact.role, fact.cmp, fact.status)


def test_numbers_are_found(paired: tuple[list[tuple[Gold, Fact]], int, int]) -> None:
    pairs, wanted, found = paired
    assert 200 * len(pairs) / (wanted + found) >= 99


def test_role_comparator_and_status_agree(paired: tuple[list[tuple[Gold, Fact]], int, int]) -> None:
    pairs, wanted, found = paired
    assert 200 * sum(exact(g, f) for g, f in pairs) / (wanted + found) >= 98


def test_subjects_agree_too(paired: tuple[list[tuple[Gold, Fact]], int, int]) -> None:
    pairs, wanted, found = paired
    full = sum(exact(g, f) and alike(g["subject"], f.subject) >= 0.6 for g, f in pairs)
    assert 200 * full / (wanted + found) >= 97
