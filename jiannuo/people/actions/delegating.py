"""Granting and withdrawing a delegation.

Whoever holds the post, or heads its unit, lets another post act for it. Nobody passes on what was
delegated to them: only posts held in one's own right count here.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import now, today
from jiannuo.kernel.organisation import organisation
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.telling import refuse_wrong
from jiannuo.people.models import Delegation, Post
from jiannuo.people.roles import STAFF
from jiannuo.people.viewer import Viewer

#: longer than this is no absence; then the post needs another holder
LONGEST = timedelta(days=183)
SHORTEST_REASON = 4
#: the message class by which the receiving post hears of it
TOLD = "people.delegated"


@dataclass(frozen=True)
class Wanted:
    """A delegation somebody wants to grant."""

    giver: Post | None
    receiver: Post | None
    first: date | None
    last: date | None
    reason: str


def posts_to_give(viewer: Viewer) -> list[Post]:
    """The posts that ``viewer`` may delegate: those held, and all of the units that they head."""
    headed = [post.unit_id for post in viewer.posts if organisation().head_of(post.unit_id) == post.pk]
    own = [post.pk for post in viewer.posts]
    rows = Post.objects.on().filter(Q(pk__in=own) | Q(unit_id__in=headed), role__in=STAFF)
    return list(rows.select_related("unit").order_by("unit__order", "order", "id"))


def grant(viewer: Viewer, wanted: Wanted) -> Delegation:
    """Let one post act for another. Raises Refused naming everything that is wrong."""
    if wanted.giver is not None and wanted.giver not in posts_to_give(viewer):
        raise Refused(
            Code.NOT_YOURS,
            _("只有任这个岗位的人或者本单位负责人可以委托；受托的事不能再转委托。"),
            _("请本人或者单位负责人办理。"),
        )
    refuse_wrong(_wrong(wanted))
    assert wanted.giver is not None
    assert wanted.receiver is not None
    assert viewer.account_id is not None
    with transaction.atomic():
        Post.objects.select_for_update().get(pk=wanted.giver.pk)
        refuse_wrong(_twice(wanted))
        row = Delegation.objects.create(
            giver=wanted.giver,
            receiver=wanted.receiver,
            valid_from=wanted.first,
            valid_to=wanted.last,
            reason=wanted.reason.strip(),
            granted_by_id=viewer.account_id,
            granted_at=now(),
        )
        _tell(row)
    return row


def withdraw(viewer: Viewer, row: Delegation) -> None:
    """End a delegation now; a second time changes nothing. Raises Refused."""
    if row.giver not in posts_to_give(viewer):
        raise Refused(
            Code.NOT_YOURS,
            _("只有任这个岗位的人或者本单位负责人可以收回。"),
            _("请本人或者单位负责人办理。"),
        )
    with transaction.atomic():
        open_rows = Delegation.objects.filter(pk=row.pk, withdrawn_at=None)
        if open_rows.update(withdrawn_at=now(), withdrawn_by=viewer.account_id):
            _tell(row, withdrawn=True)


def _tell(row: Delegation, *, withdrawn: bool = False) -> None:
    """Let whoever acts for another post know, when it begins and when it is taken back."""
    to = [{"unit_id": row.receiver.unit_id, "post_id": row.receiver_id}]
    said = {"giver": str(row.giver), "last": f"{row.valid_to:%Y-%m-%d}", "withdrawn": withdrawn}
    Outbox.letter("notice", TOLD, {"to": to, **said}, at=now()).save()


def _wrong(wanted: Wanted) -> dict[str, Label]:
    wrong: dict[str, Label] = {}
    if wanted.giver is None:
        wrong["giver"] = _("请从列表里选要委托的岗位。")
    receiver = wanted.receiver
    if receiver is None or receiver.role not in STAFF or receiver == wanted.giver:
        wrong["receiver"] = _("请选另一个在用的岗位来代办。")
    if wanted.first is None or wanted.first < today():
        wrong["first"] = _("起始日期不能早于今天。")
    elif wanted.last is None or wanted.last < wanted.first:
        wrong["last"] = _("截止日期不能早于起始日期。")
    elif wanted.last - wanted.first > LONGEST:
        wrong["last"] = _("一次委托最长半年；更久的请调整任职。")
    if len(wanted.reason.strip()) < SHORTEST_REASON:
        wrong["reason"] = _("请写明事由，至少 4 个字。")
    return wrong


def _twice(wanted: Wanted) -> dict[str, Label]:
    same = Delegation.objects.filter(
        giver=wanted.giver,
        receiver=wanted.receiver,
        withdrawn_at=None,
        valid_from__lte=wanted.last,
        valid_to__gte=wanted.first,
    )
    return {"first": _("这段时间已经委托过同一岗位。")} if same.exists() else {}
