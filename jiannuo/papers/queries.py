"""What a viewer knows of papers."""

from jiannuo.kernel.visible import Viewer
from jiannuo.papers.models import Paper, Submission


def account_id_of(viewer: Viewer) -> int | None:
    """The account that is looking; None for the public."""
    account = getattr(viewer, "account", None)
    return account.pk if account else None


def name_for(viewer: Viewer, paper: Paper) -> str:
    """What the viewer knows ``paper`` by: the name they gave it themselves, else its own."""
    if account_id := account_id_of(viewer):
        own = Submission.objects.filter(paper=paper, account_id=account_id).first()
        if own:
            return own.name
    return paper.name
