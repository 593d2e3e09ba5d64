"""The tree and the benefit of a version, read once for as long as their text and the words stay the same."""

import json
from functools import lru_cache

from jiannuo.policies.awarding import benefit
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.tree import Condition
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.models import Version

#: policies in force at once, twice over
KEPT = 2048


class _Words:
    """A vocabulary as a key: the same object is the same words (``words.vocabulary`` keeps them)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __hash__(self) -> int:
        return id(self.vocabulary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Words) and self.vocabulary is other.vocabulary


def condition_of(version: Version, vocabulary: Vocabulary) -> Condition:
    """What ``version`` asks. Raises Fault where its text cannot be read."""
    return _condition(version.condition, _Words(vocabulary))


def grant_of(version: Version, vocabulary: Vocabulary) -> benefit.Grant | None:
    """What ``version`` gives; None where that cannot be read or is not said."""
    return grant(version.benefit, vocabulary)


def grant(written: object, vocabulary: Vocabulary) -> benefit.Grant | None:
    """A benefit from its JSON, None where it cannot be read."""
    return _grant(json.dumps(written, sort_keys=True, ensure_ascii=False), _Words(vocabulary))


@lru_cache(maxsize=KEPT)
def _condition(text: str, words: _Words) -> Condition:
    return read(text, words.vocabulary)


@lru_cache(maxsize=KEPT)
def _grant(text: str, words: _Words) -> benefit.Grant | None:
    try:
        return benefit.read(json.loads(text), words.vocabulary)
    except benefit.BenefitError:
        return None
