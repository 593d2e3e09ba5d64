"""Speed of reading a report, and how many of its annotated numbers two readers find.

usage: python bench/reading.py [--runs N]

Prints the characters per second of read() on the reference report (median of N runs after one to
warm up), then, on the sentences of the annotated facts, how many annotated numbers are found by
Jiannuo and by Microsoft Recognizers-Text (Chinese: numbers, percentages, currencies, dimensions):
the number alone, and the number together with its unit. A number is found when its value agrees
and it stands where the annotation says. Recognizers-Text is installed with
``pip install -r requirements/bench.in``; without it its part is left out.
"""

import argparse
import json
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from jiannuo.reports.reading import read  # noqa: E402

REPORT = ROOT / "reference" / "zhongshan" / "report-2023.txt"
GOLD = ROOT / "bench" / "gold" / "seed.facts.jsonl"

#: a number that a reader found in a sentence: value and unit with the words that hold both
Found = tuple[float, str]
Reader = Callable[[str], list[Found]]


def annotated() -> list[dict[str, Any]]:
    """The annotated facts that every careful annotator would keep, blanks inside sentences removed."""
    records = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    for record in records:
        record["sent"] = "".join(record["sent"].split())
    return [record for record in records if not record.get("edge")]


def speed(text: str, runs: int) -> float:
    """Characters per second, median of ``runs``."""
    read(text)
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        read(text)
        seconds.append(time.perf_counter() - start)
    return len(text) / statistics.median(seconds)


def jiannuo_reader(text: str) -> Reader:
    """Numbers of the facts that read() finds in the whole report."""
    by_sentence: dict[str, list[Found]] = {}
    for fact in read(text).facts:
        by_sentence.setdefault(fact.sent, []).append((abs(fact.value), fact.quote))
    return lambda sentence: by_sentence.get(sentence, [])


def recognizers_reader() -> Reader:
    """Numbers, percentages, currencies and dimensions that Recognizers-Text finds. Raises ImportError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from recognizers_number import Culture, recognize_number, recognize_percentage
        from recognizers_number_with_unit import recognize_currency, recognize_dimension
    kinds = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension)

    def found(sentence: str) -> list[Found]:
        results = (result for kind in kinds for result in kind(sentence, Culture.Chinese))
        return [(float(value), r.text) for r in results if (value := _number(r.resolution))]

    return found


def _number(resolution: dict[str, str] | None) -> str:
    value = str((resolution or {}).get("value") or "").rstrip("%")
    return value if value.replace(".", "", 1).isdigit() else ""


def recall(gold: Iterable[dict[str, Any]], reader: Reader) -> tuple[int, int]:
    """How many annotated numbers are found, and how many together with their unit."""
    numbers = units = 0
    for record in gold:
        value, quote = abs(record["value"]), record["quote"]
        same = [
            words
            for number, words in reader(record["sent"])
            if abs(number - value) <= 1e-6 * max(1.0, value) and (words in quote or quote in words)
        ]
        numbers += bool(same)
        units += any(record["unit"] in words for words in same)
    return numbers, units


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    text = REPORT.read_text("utf-8-sig")
    rate = speed(text, runs)
    print(f"read: {rate:,.0f} characters per second ({len(text):,} characters, median of {runs})")
    gold = annotated()
    readers = {"jiannuo": jiannuo_reader(text)}
    try:
        readers["recognizers-text"] = recognizers_reader()
    except ImportError as error:
        print(f"recognizers-text: left out, {error} (pip install -r requirements/bench.in)")
    figures = {}
    for name, reader in readers.items():
        numbers, units = figures[name] = recall(gold, reader)
        print(f"{name}: numbers {numbers}/{len(gold)}, with their unit {units}/{len(gold)}")
    if len(figures) == 2:
        ours, theirs = figures.values()
        ratios = [f"{a / b:.2f}" if b else "-" for a, b in zip(ours, theirs, strict=True)]
        print(f"jiannuo to recognizers-text: numbers {ratios[0]}, with their unit {ratios[1]}")


if __name__ == "__main__":
    main()
