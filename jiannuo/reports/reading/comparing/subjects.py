"""Whether two names of an indicator mean the same thing."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from jiannuo.reports.reading.tasks.folding import fold

#: verbs that a target and its result put differently: 建设高标准农田, 新建高标准农田
_BUILT = re.compile(r"^(?:新建成|新建|建设|建成|实施|完成|打造|新改建)(?=..)")
_DATA = Path(__file__).parent / "data" / "names.toml"


def likeness(one: str, other: str) -> float:
    """0–1: how far two names agree (Dice coefficient of their character pairs, after common names)."""
    a, b = _common(one), _common(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    pairs_a, pairs_b = pairs(a), pairs(b)
    return 2 * len(pairs_a & pairs_b) / (len(pairs_a) + len(pairs_b))


def pairs(text: str) -> frozenset[str]:
    """The character pairs of a text; a text of one character is its own pair."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset({text})


def _common(name: str) -> str:
    """The name without words that only say where or when, and with one name for each indicator."""
    names = _names()
    name = fold(name)
    for word in names["idle"]:
        name = name.replace(word, "")
    name = _BUILT.sub("", name)
    return _known().sub(lambda match: _chosen()[match.group()], name)


@cache
def _known() -> re.Pattern[str]:
    """All names of indicators, the longest first, so that a name inside another is left alone."""
    return re.compile("|".join(map(re.escape, sorted(_chosen(), key=len, reverse=True))))


@cache
def _chosen() -> dict[str, str]:
    same = _names()["same"]
    return {other: chosen for chosen, others in same.items() for other in (*others, chosen)}


@cache
def _names() -> dict[str, Any]:
    with _DATA.open("rb") as file:
        return tomllib.load(file)
