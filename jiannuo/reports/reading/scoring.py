"""How well a reading agrees with an annotated one.

A predicted record is paired with at most one annotated record, best pairs first. An annotated
record marked ``edge`` counts neither for nor against. Figures are percentages:

facts   found       F1 of pairs whose number agrees and whose quotes overlap
        exact       F1 of those that agree in role, comparator and status as well
        subject     share of the found pairs with the right subject (character F1 of 0.6 or more)
        full        F1 of the exact pairs with the right subject
tasks   span        F1 of pairs whose quotes overlap by half (longest common run over union)
        domain      share of the pairs with the right domain
        quantified  share of the pairs with the right flag
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]
Pair = tuple[Record, Record]

_SAME_UNIT = {"人民币": "元", "％": "%", "个百分点": "百分点", "名": "人", "㎡": "平方米"}
_FOLDED = str.maketrans("，；：（）％", ",;:()%")
_AGREE = ("role", "cmp", "status")
_QUOTES_OVERLAP = 0.3
_SENTENCES_OVERLAP = 0.6
_SUBJECTS_AGREE = 0.6
_SPANS_AGREE = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """The figures, and the records behind them."""

    kind: str
    figures: dict[str, float]
    #: annotated records, and predicted ones, that took part
    gold: int
    predicted: int
    missed: tuple[Record, ...]
    extra: tuple[Record, ...]
    #: pairs that agree less than fully
    differing: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as it is compared: without blanks, punctuation folded, characters counted."""

    squashed: str
    counted: Counter[str]

    @classmethod
    def of(cls, words: object) -> "_Text":
        squashed = re.sub(r"\s+", "", str(words or "")).translate(_FOLDED)
        return cls(squashed, Counter(squashed))

    def common(self, other: "_Text") -> int:
        return sum((self.counted & other.counted).values())

    def overlap(self, other: "_Text") -> float:
        common = self.common(other)
        union = len(self.squashed) + len(other.squashed) - common
        return common / union if union else 0.0

    def f1(self, other: "_Text") -> float:
        common = self.common(other)
        return 2 * common / (len(self.squashed) + len(other.squashed)) if common else 0.0


def score(gold: Sequence[Record], predicted: Sequence[Record], kind: str) -> Score:
    """Score the records of one ``kind`` ("fact" or "task"); others are passed over."""
    gold = [r for r in gold if r.get("type", kind) == kind]
    predicted = [r for r in predicted if r.get("type", kind) == kind]
    return (_facts if kind == "fact" else _tasks)(gold, predicted)


def _facts(gold: Sequence[Record], predicted: Sequence[Record]) -> Score:
    texts = _texts([*gold, *predicted], ("sent", "quote", "subject"))

    def likeness(g: Record, p: Record) -> float:
        if not (_same_number(g, p) and _same_sentence(texts[id(g)][0], texts[id(p)][0])):
            return 0.0
        overlap = texts[id(g)][1].overlap(texts[id(p)][1])
        if overlap < _QUOTES_OVERLAP:
            return 0.0
        agreeing = sum(bool(g.get(key) == p.get(key)) for key in _AGREE)
        return overlap + agreeing + texts[id(g)][2].f1(texts[id(p)][2])

    pairs, missed, extra = _pair(gold, predicted, likeness)
    right = [texts[id(g)][2].f1(texts[id(p)][2]) >= _SUBJECTS_AGREE for g, p in pairs]
    exact = [all(g.get(k) == p.get(k) for k in _AGREE) for g, p in pairs]
    full = [e and r for e, r in zip(exact, right, strict=True)]
    n, m = len(pairs) + len(missed), len(pairs) + len(extra)
    figures = {
        "found": _f1(len(pairs), n, m),
        "exact": _f1(sum(exact), n, m),
        "subject": _share(right),
        "full": _f1(sum(full), n, m),
    }
    differing = tuple(pair for pair, agrees in zip(pairs, full, strict=True) if not agrees)
    return Score("fact", figures, n, m, tuple(missed), tuple(extra), differing)


def _tasks(gold: Sequence[Record], predicted: Sequence[Record]) -> Score:
    texts = _texts([*gold, *predicted], ("quote",))

    def likeness(g: Record, p: Record) -> float:
        agreement = _span_agreement(texts[id(g)][0], texts[id(p)][0])
        return agreement if agreement >= _SPANS_AGREE else 0.0

    pairs, missed, extra = _pair(gold, predicted, likeness)
    n, m = len(pairs) + len(missed), len(pairs) + len(extra)
    figures = {"span": _f1(len(pairs), n, m)}
    for key in ("domain", "quantified"):
        figures[key] = _share([g.get(key) == p.get(key) for g, p in pairs])
    differing = tuple((g, p) for g, p in pairs if any(g.get(k) != p.get(k) for k in ("domain", "quantified")))
    return Score("task", figures, n, m, tuple(missed), tuple(extra), differing)


def _texts(records: Sequence[Record], keys: Sequence[str]) -> dict[int, tuple[_Text, ...]]:
    return {id(record): tuple(_Text.of(record.get(key)) for key in keys) for record in records}


def _pair(
    gold: Sequence[Record], predicted: Sequence[Record], likeness: Callable[[Record, Record], float]
) -> tuple[list[Pair], list[Record], list[Record]]:
    """Pairs without edge records, annotated records missed, predicted records too many."""
    candidates = [
        (alike, i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if (alike := likeness(g, p)) > 0
    ]
    candidates.sort(key=lambda candidate: -candidate[0])
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in candidates:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    pairs = [(gold[i], predicted[j]) for i, j in taken.items() if not gold[i].get("edge")]
    missed = [g for i, g in enumerate(gold) if i not in taken and not g.get("edge")]
    return pairs, missed, [p for j, p in enumerate(predicted) if j not in used]


def _same_number(g: Record, p: Record) -> bool:
    return _unit(g) == _unit(p) and all(_near(g.get(key), p.get(key)) for key in ("value", "value2"))


def _near(a: Any, b: Any) -> bool:
    if a is None or b is None:
        return a is b
    return abs(float(a) - float(b)) <= 1e-6 * max(1.0, abs(float(a)))


def _unit(record: Record) -> str:
    name = str(record.get("unit") or "").strip()
    return _SAME_UNIT.get(name, name)


def _same_sentence(a: _Text, b: _Text) -> bool:
    if not a.squashed or not b.squashed:
        return False
    return a.squashed in b.squashed or b.squashed in a.squashed or a.overlap(b) > _SENTENCES_OVERLAP


def _span_agreement(a: _Text, b: _Text) -> float:
    """Longest common run over the union of the lengths; 0 where it cannot come to enough."""
    if a.overlap(b) < _SPANS_AGREE:
        return 0.0
    run = _longest_run(a.squashed, b.squashed)
    return run / (len(a.squashed) + len(b.squashed) - run)


def _longest_run(a: str, b: str) -> int:
    longest = 0
    before = [0] * (len(b) + 1)
    for character in a:
        row = [0] * (len(b) + 1)
        for j, other in enumerate(b, start=1):
            if character == other:
                row[j] = before[j - 1] + 1
                longest = max(longest, row[j])
        before = row
    return longest


def _f1(hits: int, gold: int, predicted: int) -> float:
    return 200.0 * hits / (gold + predicted) if gold + predicted else 0.0


def _share(flags: Sequence[bool]) -> float:
    return 100.0 * sum(flags) / len(flags) if flags else 0.0
