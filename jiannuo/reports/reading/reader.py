"""One call that reads a report."""

from dataclasses import dataclass

from jiannuo.reports.reading.cleaning import clean
from jiannuo.reports.reading.document import Document, Fact, Task
from jiannuo.reports.reading.facts import find_facts
from jiannuo.reports.reading.structure import take_apart
from jiannuo.reports.reading.tasks import find_tasks


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what was found in it."""

    document: Document
    facts: tuple[Fact, ...]
    tasks: tuple[Task, ...]


def read(original: str) -> Reading:
    """Read a work report. Never fails on odd text: what is missing is in ``document.findings``."""
    document = take_apart(clean(original))
    facts = tuple(find_facts(document))
    return Reading(document, facts, tuple(find_tasks(document, facts)))
