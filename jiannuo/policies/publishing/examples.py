"""Running the examples of a version: does each come out as its author says?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jiannuo.kernel.now import today
from jiannuo.policies.answering import answer_about
from jiannuo.policies.conditions.clauses import by_clause
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.library.written_facts import WrittenFactError, facts
from jiannuo.policies.models import Example, Version
from jiannuo.policies.publishing.reading import words

#: the day of an example, beside its facts; the version's first day where there is none
DAY = "day"


@dataclass(frozen=True)
class Wrong:
    """An example that comes out otherwise.

    ``ref``: the clause, "" for the whole; ``problem``: what cannot be read of its facts.
    """

    name: str
    ref: str
    expected: str
    found: str
    problem: str = ""


def wrong_examples(version: Version) -> Iterator[Wrong]:
    """Every example of ``version`` that does not come out as expected. The condition must be readable."""
    for example in version.examples.all():
        try:
            yield from _wrong(version, example)
        except (WrittenFactError, ValueError, AttributeError, TypeError) as problem:
            yield Wrong(example.name, "", example.expected, "", str(problem))


def _wrong(version: Version, example: Example) -> Iterator[Wrong]:
    told = dict(example.facts)
    day = _day(told.pop(DAY, None), version)
    found = answer_about(version, facts(told, words(), day), day)
    if (said := _word(found.truth)) != example.expected:
        yield Wrong(example.name, "", example.expected, said)
    truths = by_clause(found.explained)
    for ref, expected in example.by_clause.items():
        said = _word(truths[ref]) if ref in truths else ""
        if said != expected:
            yield Wrong(example.name, ref, str(expected), said)


def _word(truth: Truth) -> str:
    return truth.name.lower()


def _day(told: object, version: Version) -> date:
    return date.fromisoformat(str(told)) if told else version.valid_from or today()
