"""The domain of government work that a task belongs to: one of 25, by the words it uses.

The task's own words count most; then the lead sentence of its paragraph, what the rest of the paragraph
is about, and the heading of its section (the annotation rule: by the nature of the task first, else by the
paragraph).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from jiannuo.reports.reading.tasks.vocabulary import Words, table, words

DOMAINS: Final = tuple(table("domains.toml"))

_WEIGHT: Final = {"settles": 3.0, "typical": 2.0, "hints": 1.0}
#: how much a word counts by where it stands
_OWN, _LEAD, _PARAGRAPH, _SECTION = 1.3, 0.8, 0.6, 0.3
#: the domain of a task that no word tells anything about
_UNTOLD = "经济运行"


@lru_cache(maxsize=4096)
def weigh(text: str) -> Mapping[str, float]:
    """How strongly ``text`` speaks for each domain. A longer word hides the shorter ones in it."""
    found: defaultdict[str, float] = defaultdict(float)
    for word in _seen(text):
        for domain, weight in _spoken_for()[word].items():
            found[domain] += weight
    return found


def choose(own: str, lead: str, section: str, paragraph: Sequence[str]) -> str:
    """The domain of a task with the words ``own`` in a paragraph led by ``lead`` under ``section``."""
    total: defaultdict[str, float] = defaultdict(float)
    _add(total, weigh(own), _OWN)
    for around, factor in ((weigh(lead), _LEAD), (_mean(paragraph), _PARAGRAPH), (weigh(section), _SECTION)):
        _add(total, _levelled(around), factor)
    if not total:
        return _UNTOLD
    return max(DOMAINS, key=lambda domain: total[domain])


def _mean(texts: Sequence[str]) -> Mapping[str, float]:
    """What a paragraph speaks of on the whole: the mean of its tasks."""
    total: defaultdict[str, float] = defaultdict(float)
    for text in texts:
        _add(total, weigh(text), 1 / len(texts))
    return total


def _levelled(around: Mapping[str, float]) -> dict[str, float]:
    """Words around a task, however many, weigh together as one word that settles it."""
    most = max(around.values(), default=0.0)
    return {domain: _WEIGHT["settles"] * weight / most for domain, weight in around.items()}


def _add(total: defaultdict[str, float], more: Mapping[str, float], factor: float) -> None:
    for domain, weight in more.items():
        total[domain] += weight * factor


def _seen(text: str) -> Iterable[str]:
    """The known words of ``text``, each once, longest first at every place."""
    known = _known()
    found: dict[str, None] = {}
    place = 0
    while place < len(text):
        word = known.opening(text[place : place + known.longest])
        if word:
            found[word] = None
        place += max(1, len(word))
    return found


@cache
def _known() -> Words:
    return words(list(_spoken_for()))


@cache
def _spoken_for() -> dict[str, dict[str, float]]:
    spoken: dict[str, dict[str, float]] = {}
    for domain, lists in table("domains.toml").items():
        for strength, listed in lists.items():
            for word in listed:
                spoken.setdefault(word, {})[domain] = _WEIGHT[strength]
    return spoken
