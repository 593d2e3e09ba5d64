"""Evidence that was personal goes with the fact it was handed in for."""

from typing import Any

from jiannuo.kernel.erasing import forget_with
from jiannuo.kernel.models import Event
from jiannuo.papers.discarding import let_go
from jiannuo.papers.models import Attachment, Paper, Submission


@forget_with
def forget(event: Event, field: str, value: Any) -> None:
    """Detach the papers handed in as ``field``, and take a text out of the names of the others."""
    attached = Attachment.objects.filter(event=event, fact=field)
    papers = list(
        Paper.objects.select_for_update().filter(pk__in=list(attached.values_list("paper", flat=True)))
    )
    attached.delete()
    for paper in papers:
        if not paper.attachments.filter(event__actor=event.actor).exists():
            Submission.objects.filter(paper=paper, account=event.actor).delete()
        let_go(paper)
    if isinstance(value, str) and value:
        for row in Attachment.objects.filter(matter_id=event.matter_id, name__contains=value):
            Attachment.objects.filter(pk=row.pk).update(name=row.name.replace(value, ""))
