"""Keeping lists to come back to: changing only one's own."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiannuo.kernel.now import now
from jiannuo.kernel.visible import visible
from jiannuo.matters.listing.asked import Asked
from jiannuo.matters.models import SavedFilter
from jiannuo.people.viewer import Viewer

#: as many as a person can tell apart
MOST = 30


class NotSaved(Exception):  # noqa: N818 - an answer to whoever asked, not an error of the program
    """The sentence says why, and what to do."""


@dataclass(frozen=True)
class Shown:
    """A saved list as its reader meets it."""

    row: SavedFilter
    mine: bool
    current: bool


def shown_to(viewer: Viewer, asked: Asked) -> list[Shown]:
    """The lists ``viewer`` saved and those shared with their unit."""
    rows = visible(viewer, SavedFilter).select_related("unit")
    return [Shown(row, row.account_id == viewer.account_id, row.address == asked.address) for row in rows]


def save(viewer: Viewer, name: str, asked: Asked, *, shared: bool) -> SavedFilter:
    """Keep ``asked`` under ``name``; an own one of that name is replaced. Raises NotSaved."""
    name = "".join(sign for sign in name if sign.isprintable()).strip()[:40]
    if viewer.account_id is None or not name:
        raise NotSaved(_("请写一个名称，再保存。"))
    if len(asked.address) > 1000:
        raise NotSaved(_("筛选条件太长，请缩短搜索文字。"))
    own = SavedFilter.objects.filter(account_id=viewer.account_id)
    if own.count() >= MOST and not own.filter(name=name).exists():
        raise NotSaved(_("最多保存 %(most)d 个，请先删除不用的。") % {"most": MOST})
    unit = viewer.posts[0].unit_id if shared and viewer.posts else None
    row, _created = SavedFilter.objects.update_or_create(
        account_id=viewer.account_id,
        name=name,
        defaults={"address": asked.address, "unit_id": unit, "saved_at": now()},
    )
    return row


def remove(viewer: Viewer, pk: int) -> bool:
    """Forget one's own list; False when there is none of that number."""
    if viewer.account_id is None:
        return False
    return bool(SavedFilter.objects.filter(account_id=viewer.account_id, pk=pk).delete()[0])
