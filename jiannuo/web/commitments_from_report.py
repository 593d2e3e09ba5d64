"""From the confirmed breakdown to commitments: the one place that knows both sides."""

from django.db.models import QuerySet

from jiannuo.commitments.actions.draft import Promised
from jiannuo.kernel.visible import Viewer, visible
from jiannuo.reports.models import Report, Task


def waiting(viewer: Viewer, report: Report) -> QuerySet[Task]:
    """Confirmed rows of ``report`` of which no commitment was made yet, in the order of the table."""
    rows = visible(viewer, Task).filter(report=report, state=Task.State.CONFIRMED, commitment__isnull=True)
    return rows.select_related("lead_unit", "leader_post__unit").prefetch_related("assisting_units")


def promised(report: Report, rows: list[Task]) -> list[Promised]:
    """What a commitment takes from each row. Numbers are the places in the whole breakdown, from 1."""
    order = Task.objects.filter(report=report).exclude(state__in=[Task.State.DROPPED, Task.State.VOID])
    numbers = {pk: number for number, pk in enumerate(order.values_list("pk", flat=True), start=1)}
    return [_promised(report, task, numbers[task.pk]) for task in rows]


def _promised(report: Report, task: Task, number: int) -> Promised:
    return Promised(
        report_id=report.pk,
        task_id=task.pk,
        year=report.planned_year or 0,
        number=number,
        title=str(task),
        domain=task.domain,
        quote=task.quote,
        heading=task.heading,
        targets=task.targets,
        quantified=task.quantified,
        measure=task.measure,
        lead_unit_id=task.lead_unit_id,
        assisting_unit_ids=tuple(unit.pk for unit in task.assisting_units.all()),
        leader_post_id=task.leader_post_id,
        due_on=task.due_on,
        milestones=list(task.milestones),
    )
