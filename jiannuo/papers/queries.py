"""What a viewer knows of papers."""

from collections import defaultdict
from collections.abc import Iterable

from jiannuo.kernel.models import Matter
from jiannuo.kernel.visible import Viewer, visible
from jiannuo.papers.evidence.showing import Shown
from jiannuo.papers.models import Attachment, Paper, Submission
from jiannuo.papers.rules import account_id_of


def evidence_of(viewer: Viewer, matter: Matter) -> list[Shown]:
    """The evidence of ``matter`` that the viewer may see, in the order it was submitted."""
    rows = visible(viewer, Attachment).filter(matter_id=matter.pk)
    return [_shown(row) for row in rows.select_related("paper").order_by("id")]


def evidence_by_event(viewer: Viewer, event_ids: Iterable[int]) -> dict[int, list[Shown]]:
    """The evidence of each event that the viewer may see, in one query."""
    found: defaultdict[int, list[Shown]] = defaultdict(list)
    rows = visible(viewer, Attachment).filter(event_id__in=list(event_ids))
    for row in rows.select_related("paper").order_by("id"):
        found[row.event_id].append(_shown(row))
    return dict(found)


def name_for(viewer: Viewer, paper: Paper) -> str:
    """What the viewer knows ``paper`` by: the name they gave it, or it has in a matter, or its own."""
    if account_id := account_id_of(viewer):
        own = Submission.objects.filter(paper=paper, account_id=account_id).first()
        if own:
            return own.name
    attached = visible(viewer, Attachment).filter(paper=paper).order_by("id").first()
    return attached.name if attached else paper.name


def _shown(row: Attachment) -> Shown:
    return Shown(row.paper, row.name, row.caption, row.public)
