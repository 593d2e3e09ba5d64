"""Who may see reports and what was read from them.

An adopted report is public, and so is what it promises; a draft and the working record of the
breakdown belong to those who work for the government.
"""

from typing import Any

from django.db.models import Q, QuerySet

from jiannuo.kernel.visible import Viewer, sees
from jiannuo.papers import rules as papers
from jiannuo.people.roles import STAFF
from jiannuo.reports.models import Fact, FactChange, Report, Task, TaskChange, Term


def _staff(viewer: Viewer) -> bool:
    return bool(viewer.roles & STAFF)


@sees(Report)
def _reports(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows if _staff(viewer) else rows.filter(adopted=True)


@sees(Fact)
def _facts(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    if _staff(viewer):
        return rows
    return rows.filter(report__adopted=True).exclude(review=Fact.Review.REJECTED)


@sees(Term)
def _terms(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows if _staff(viewer) else rows.filter(report__adopted=True)


@sees(Task)
def _tasks(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    rows = rows.exclude(state=Task.State.VOID)
    if _staff(viewer):
        return rows
    return rows.filter(report__adopted=True).exclude(state=Task.State.DROPPED)


@sees(TaskChange)
def _task_changes(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows if _staff(viewer) else rows.none()


@sees(FactChange)
def _fact_changes(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows if _staff(viewer) else rows.none()


@papers.opens
def _originals(viewer: Viewer) -> Q:
    """The file as handed in may carry tracked changes and names: staff only, also when adopted."""
    return Q(report__isnull=False) if _staff(viewer) else Q(pk__in=())
