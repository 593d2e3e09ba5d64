"""A version's condition in the words of the day it begins."""

from collections.abc import Iterator
from datetime import date

from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.now import today
from jiannuo.policies.conditions.checking import check
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.tree import Condition
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.models import Version


def words(day: date | None = None) -> Vocabulary:
    """The vocabulary, with the district's parameters."""
    from jiannuo.policies.words import vocabulary

    return vocabulary(day)


def condition_of(version: Version) -> Condition:
    """The tree of its text. Raises Fault."""
    return read(version.condition, words())


def objections_to(version: Version) -> Iterator[Label]:
    """Why its condition makes no sense although it can be read: impossible, always true, bands overlap."""
    day = max(version.valid_from or today(), today())
    for remark in check(condition_of(version), words(day), day):
        if remark.stops:
            yield remark.sentence
