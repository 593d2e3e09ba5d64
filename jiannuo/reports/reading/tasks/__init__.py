"""Tasks: every piece of work the plan part commits the government to.

plan        which sentences can hold tasks, and under which headings
clauses     sentence -> clauses
verbs       clause -> adverbs, verb, object
signs       clause -> what it shows about its part in the sentence
labelling   clauses -> lead-in, work, outcome, aside
spans       labels -> spans of tasks
goals       the year's expected targets, each a task of its own
domains     words -> one of 25 domains
quantities  is there a figure or a checkable relation
deadlines   words of time -> last day
"""

from collections.abc import Sequence

from jiannuo.reports.reading.document import Document, Fact, Task
from jiannuo.reports.reading.tasks.plan import Place, places
from jiannuo.reports.reading.tasks.spans import Span, spans
from jiannuo.reports.reading.tasks.writing import Draft, write

__all__ = ["find_tasks"]


def find_tasks(document: Document, facts: Sequence[Fact]) -> list[Task]:
    """All tasks in reading order."""
    drafts = [Draft(place, span) for place in places(document) for span in _spans(document, place)]
    return write(document, facts, drafts)


def _spans(document: Document, place: Place) -> list[Span]:
    return spans(document.text, place)
