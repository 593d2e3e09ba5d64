"""The annotated report of the reference district is read at least this well.

Spans pair when they overlap by half (intersection over union); edge records score nothing either way.
"""

import json
from pathlib import Path

import pytest

from jiannuo.reports.reading import Reading, read
from jiannuo.reports.reading.document import Task

ROOT = Path(__file__).parents[4]
GOLD = ROOT / "bench" / "gold" / "seed.tasks.jsonl"
REPORT = ROOT / "reference" / "zhongshan" / "report-2023.txt"

Gold = dict[str, object]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(REPORT.read_text("utf-8-sig"))


@pytest.fixture(scope="module")
def paired(reading: Reading) -> tuple[list[tuple[Gold, Task]], int, int]:
    """Pairs without edge records, and how many gold and predicted tasks count."""
    gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    text, place = reading.document.text, 0
    candidates = []
    for record in gold:
        quote = "".join(record["quote"].split())
        place = text.index(quote, place)
        for task in reading.tasks:
            shared = min(task.end, place + len(quote)) - max(task.start, place)
            if shared > 0:
                share = shared / (len(quote) + task.end - task.start - shared)
                candidates.append((share, record, task))
    pairs: list[tuple[Gold, Task]] = []
    for share, record, task in sorted(candidates, key=lambda c: -c[0]):
        taken = any(record is g or task is t for g, t in pairs)
        if share >= 0.5 and not taken:
            pairs.append((record, task))
    edges = [p for p in pairs if p[0].get("edge")]
    kept = [p for p in pairs if not p[0].get("edge")]
    return kept, sum(not g.get("edge") for g in gold), len(reading.tasks) - len(edges)


def test_spans(paired: tuple[list[tuple[Gold, Task]], int, int]) -> None:
    pairs, wanted, found = paired
    assert 200 * len(pairs) / (wanted + found) >= 90


def test_domains(paired: tuple[list[tuple[Gold, Task]], int, int]) -> None:
    pairs = paired[0]
    assert 100 * sum(g["domain"] == t.domain for g, t in pairs) / len(pairs) >= 95


def test_quantified(paired: tuple[list[tuple[Gold, Task]], int, int]) -> None:
    pairs = paired[0]
    assert 100 * sum(g["quantified"] == t.quantified for g, t in pairs) / len(pairs) >= 97
