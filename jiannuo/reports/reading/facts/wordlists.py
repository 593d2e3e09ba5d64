"""Closed word classes of the language, kept as text beside the grammar."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def _lists(name: str) -> dict[str, frozenset[str]]:
    text = (files(__package__) / "data" / f"{name}.toml").read_text("utf-8")
    return {title: frozenset(words.split()) for title, words in tomllib.loads(text).items()}


def section(name: str, title: str) -> frozenset[str]:
    """The words under ``title`` in ``data/<name>.toml``. Raises KeyError for an unknown title."""
    return _lists(name)[title]


def any_of(words: Iterable[str]) -> str:
    """A regular expression that matches the longest of ``words``."""
    return "(?:" + "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))) + ")"
