"""Tasks: every piece of work the plan part commits the government to."""

from collections.abc import Sequence

from jiannuo.reports.reading.document import Document, Fact, Task


def find_tasks(document: Document, facts: Sequence[Fact]) -> list[Task]:
    """All tasks in reading order."""
    return []
