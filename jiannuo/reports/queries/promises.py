"""What the government promised, as the public may read it."""

from itertools import groupby

from django.db.models import Q, QuerySet

from jiannuo.reports.models import Report, Task

#: rows that promise nothing: left out by a person, merged into another row, or an undone addition
UNLISTED = (Task.State.DROPPED, Task.State.VOID)


def promised(report: Report) -> QuerySet[Task]:
    """The report's tasks that stand as promises."""
    return report.tasks.exclude(state__in=UNLISTED)


def promises(report: Report, words: str = "", domain: str = "") -> QuerySet[Task]:
    """The report's tasks, narrowed to those that hold every word of ``words`` (split at blanks)."""
    rows = promised(report).select_related("lead_unit")
    if domain:
        rows = rows.filter(domain=domain)
    for word in words.split():
        rows = rows.filter(
            Q(quote__icontains=word)
            | Q(heading__icontains=word)
            | Q(domain__icontains=word)
            | Q(lead_unit__name__icontains=word, state=Task.State.CONFIRMED)
        )
    return rows


def grouped_by_domain(tasks: QuerySet[Task]) -> list[tuple[str, list[Task]]]:
    """Tasks under their domain, domains in the order the report first speaks of them."""
    rows = list(tasks)
    first = {task.domain: place for place, task in reversed(list(enumerate(rows)))}
    rows.sort(key=lambda task: first[task.domain])
    return [(domain, list(group)) for domain, group in groupby(rows, key=lambda task: task.domain)]
