"""Reading and unreading."""

from jiannuo.kernel.now import now
from jiannuo.kernel.visible import Viewer, visible
from jiannuo.notices.models import InboxItem


def mark_read(viewer: Viewer, item_id: int | None = None) -> int:
    """Mark one of the viewer's items as read, or all of them; how many were unread."""
    rows = visible(viewer, InboxItem).filter(read_at__isnull=True)
    if item_id is not None:
        rows = rows.filter(pk=item_id)
    return rows.update(read_at=now())


def mark_unread(viewer: Viewer, item_id: int) -> int:
    """Put one item back among the unread."""
    return visible(viewer, InboxItem).filter(pk=item_id).update(read_at=None)
