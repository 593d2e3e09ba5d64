"""Words of a phrase with their part of speech, from jieba's dictionary."""

import logging
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jieba
from jieba import posseg

logging.getLogger("jieba").setLevel(logging.WARNING)

_cut: Any = jieba.cut


@dataclass(frozen=True, slots=True)
class Word:
    """A word at ``start:end`` of the phrase it was cut from; ``tag`` is jieba's, "" for unknown words."""

    start: int
    end: int
    text: str
    tag: str


@lru_cache(maxsize=1)
def _tags() -> dict[str, str]:
    tokenizer: Any = posseg.dt
    tokenizer.initialize()
    tags: dict[str, str] = tokenizer.word_tag_tab
    return tags


def cut(phrase: str) -> list[Word]:
    """The words of ``phrase``."""
    tags = _tags()
    words: list[Word] = []
    place = 0
    for text in _cut(phrase, HMM=False):
        words.append(Word(place, place + len(text), text, tags.get(text, "")))
        place += len(text)
    return words
