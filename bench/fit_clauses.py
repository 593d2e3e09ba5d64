"""Fit the weights by which clauses are labelled (``tasks/data/weights.toml``) to annotated plans.

usage: python bench/fit_clauses.py [--write] [PLANS…]

Reads the annotated reference report and the made-up plans under ``bench/gold/``, fits by an averaged
structured perceptron (the labels inside a task are not annotated: the best ones that respect its bounds are
taken), and prints how many task bounds come out right, on the training plans and by cross-validation.
``--write`` replaces the weights. PLANS are further annotated plans in the notation of ``made_up_plans.txt``:
the weights kept here were fitted with the plan of a province besides, whose text is not ours to pass on.
"""

import json
import random
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from jiannuo.reports.reading.cleaning import clean
from jiannuo.reports.reading.structure import take_apart
from jiannuo.reports.reading.tasks.clauses import clauses_of, without_announcement
from jiannuo.reports.reading.tasks.labelling import FOLLOWS, LABELS, Label, best_labels
from jiannuo.reports.reading.tasks.plan import places
from jiannuo.reports.reading.tasks.signs import signs

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "jiannuo" / "reports" / "reading" / "tasks" / "data" / "weights.toml"
#: a real annotation counts for this many made-up ones; a verb rarer than this has no weight of its own
REAL, RARE = 3, 2
#: where the search starts, so that labels mean what they are called
START = {
    "lead": {"opens as lead-in": 2.0, "with X as Y": 3.0, "colours abstract": 0.5},
    "work": {
        "builds concrete": 2.0,
        "acts concrete": 2.0,
        "directs concrete": 1.5,
        "measured": 1.0,
        "title": 1.0,
    },
    "outcome": {"opens as outcome": 2.0, "provides for": 3.0, "colours abstract": 1.0},
    "aside": {"first": -1.0},
}

Sentence = tuple[list[list[str]], list[int]]  # signs of each clause; number of its task, -1 for none


def reference() -> list[Sentence]:
    """The annotated reference report."""
    document = take_apart(clean((ROOT / "reference/zhongshan/report-2023.txt").read_text("utf-8-sig")))
    gold = [
        json.loads(line) for line in (ROOT / "bench/gold/seed.tasks.jsonl").read_text("utf-8").splitlines()
    ]
    text, found, at = document.text, [], max(p.start for p in document.parts if p.kind == "guidance")
    for record in gold:
        at = text.index("".join(record["quote"].split()), at)
        found.append((at, at + len("".join(record["quote"].split()))))
    sentences: list[Sentence] = []
    for place in places(document):
        if place.purpose in ("goals", "list"):
            continue
        clauses = without_announcement(clauses_of(text, place.sentence.start, place.sentence.end), text)
        numbers = [
            next((i for i, (a, b) in enumerate(found) if a < c.end and c.start < b), -1) for c in clauses
        ]
        sentences.append((signs([c.words for c in clauses], place.purpose), numbers))
    return sentences


def plans(path: Path) -> list[Sentence]:
    """The annotated plans of one file."""
    sentences: list[Sentence] = []
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        purpose, paragraph = line[1:].split(" ", 1) if line.startswith("@") else ("work", line)
        for sentence in paragraph.replace("；", "。").split("。"):
            words, numbers, number = "", [], 0
            for mark in sentence:
                if mark in "|{}":
                    number = -number - 1 if mark == "{" else abs(number) + 1
                else:
                    words, numbers = words + mark, [*numbers, number]
            clauses = clauses_of(words, 0, len(words))
            if clauses:
                of = [-1 if (n := numbers[(c.start + c.end) // 2]) < 0 else n for c in clauses]
                sentences.append((signs([c.words for c in clauses], purpose), of))
    return sentences


def bounds(labels: list[Label]) -> list[int]:
    """The labels as numbers of tasks, -1 for none."""
    numbers: list[int] = []
    for label, before in zip(labels, [None, *labels[:-1]], strict=True):
        begins = label in ("lead", "work") and before != "lead"
        numbers.append(-1 if label == "aside" else max(numbers, default=-1) + begins)
    return numbers


def same(one: list[int], other: list[int]) -> bool:
    """Whether two numberings part the clauses alike."""
    order = [list(dict.fromkeys(n for n in numbers if n >= 0)) for numbers in (one, other)]
    return [order[0].index(n) if n >= 0 else -1 for n in one] == [
        order[1].index(n) if n >= 0 else -1 for n in other
    ]


def within(sentence: Sentence, weights: dict[str, dict[str, float]]) -> list[Label] | None:
    """The best labels that respect the annotated bounds."""
    borne, numbers = sentence
    paths: dict[Label | None, tuple[float, list[Label]]] = {None: (0.0, [])}
    for at, (own, number) in enumerate(zip(borne, numbers, strict=True)):
        reached: dict[Label | None, tuple[float, list[Label]]] = {}
        inside = at > 0 and number == numbers[at - 1] and number >= 0
        for label in LABELS:
            weight = sum(weights[label].get(sign, 0.0) for sign in own)
            for before, (sum_before, path) in paths.items():
                joins = before == "lead" or label == "outcome"
                if (
                    label not in FOLLOWS[before]
                    or (label == "aside") != (number < 0)
                    or (number >= 0 and joins != inside)
                ):
                    continue
                step = (
                    weights[before].get(f"then {label}", 0.0) if before else weights[label].get("first", 0.0)
                )
                if label not in reached or sum_before + step + weight > reached[label][0]:
                    reached[label] = (sum_before + step + weight, [*path, label])
        paths = reached
    ends = [
        (w + weights[str(label)].get("then end", 0.0), p)
        for label, (w, p) in paths.items()
        if None in FOLLOWS[label]
    ]
    return max(ends)[1] if ends else None


def events(borne: list[list[str]], labels: list[Label]) -> Counter[tuple[str, str]]:
    """What weighs in a labelling: signs and steps."""
    seen: Counter[tuple[str, str]] = Counter(
        (label, sign) for own, label in zip(borne, labels, strict=True) for sign in own
    )
    seen.update([(labels[0], "first"), (labels[-1], "then end")])
    seen.update((a, f"then {b}") for a, b in pairwise(labels))
    return seen


def fit(sentences: list[Sentence], rounds: int = 15, bags: int = 8) -> dict[str, dict[str, float]]:
    """The mean of several averaged perceptrons, each with its own order of sentences."""
    total: dict[str, defaultdict[str, float]] = {label: defaultdict(float) for label in LABELS}
    for bag in range(bags):
        weights = {label: defaultdict(float, START[label]) for label in LABELS}
        late: dict[str, defaultdict[str, float]] = {label: defaultdict(float) for label in LABELS}
        order, step = random.Random(bag), 1
        for sentence in (s for _ in range(rounds) for s in order.sample(sentences, len(sentences))):
            step += 1
            found, wanted = best_labels(sentence[0], weights), within(sentence, weights)
            if wanted is None or same(bounds(found), sentence[1]):
                continue
            change = events(sentence[0], wanted)
            change.subtract(events(sentence[0], found))
            for (label, sign), count in change.items():
                weights[label][sign] += 0.3 * count
                late[label][sign] += 0.3 * count * step
        for label in LABELS:
            for sign, weight in weights[label].items():
                total[label][sign] += (weight - late[label][sign] / step) / bags
    return {label: dict(total[label]) for label in LABELS}


def without_rare_verbs(sentences: list[Sentence]) -> list[Sentence]:
    """The sentences without the signs of verbs too rare to have a weight of their own."""
    seen = Counter(sign for borne, _ in sentences for own in borne for sign in own)
    return [
        ([[s for s in own if not s.startswith("says ") or seen[s] >= RARE] for own in borne], numbers)
        for borne, numbers in sentences
    ]


def right(sentences: list[Sentence], weights: dict[str, dict[str, float]]) -> float:
    """Percent of sentences whose clauses are parted as annotated."""
    return 100 * sum(same(bounds(best_labels(b, weights)), n) for b, n in sentences) / len(sentences)


def main() -> None:
    """Fit the weights and print how well they do; ``--write`` keeps them."""
    further = [Path(word) for word in sys.argv[1:] if word != "--write"]
    real = reference()
    invented = [s for path in [ROOT / "bench/gold/made_up_plans.txt", *further] for s in plans(path)]
    sentences = without_rare_verbs(real * REAL + invented)
    weights = fit(sentences)
    print(
        f"sentences parted as annotated: {right(real, weights):.1f} % of the reference report,"
        f" {right(invented, weights):.1f} % of the other plans"
    )
    folds = 5
    held = [
        right(
            real[k::folds], fit([s for i, s in enumerate(real) if i % folds != k] * REAL + invented, bags=2)
        )
        for k in range(folds)
    ]
    print(f"sentences of the report held out of the fit: {sum(held) / folds:.1f} %")
    if "--write" in sys.argv[1:]:
        lines = [
            "# How much each sign speaks for each label, and how readily one label follows another.",
            "# Written by bench/fit_clauses.py.",
        ]
        for label in LABELS:
            lines += ["", f"[{label}]"]
            ranked = sorted(weights[label].items(), key=lambda item: (-round(item[1], 1), item[0]))
            lines += [f'"{sign}" = {round(weight, 1)}' for sign, weight in ranked if round(weight, 1)]
        WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
