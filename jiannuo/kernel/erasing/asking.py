"""The person who told something asks for it to be erased; those who may erase are told."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.actors import Actor
from jiannuo.kernel.erasing.fields import ERASERS, GROUND, locked, name_of
from jiannuo.kernel.models import Event, Matter, Outbox
from jiannuo.kernel.now import now
from jiannuo.kernel.organisation import organisation
from jiannuo.kernel.recording import record_beside
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.telling import cleaned

#: the event's step
ASK = "system.ask_erasure"
#: the message class by which those who may erase hear of it
ASKED = "kernel.erasure_asked"


def ask_erasure(matter_id: int, fields: Collection[str], *, actor: Actor, ground: str) -> Event:
    """Record that whoever told the ``fields`` wants them erased, and tell those who may erase.

    A repetition gives the event of the first time. Raises Refused.
    """
    with transaction.atomic():
        matter, rows = locked(matter_id, fields, actor)
        if actor.account_id is None or any(row.event.actor_id != actor.account_id for row in rows):
            raise Refused(
                Code.NOT_YOURS,
                _("只有填写的人可以申请删除。"),
                _("如果这些信息是关于您的、由别人填写，请联系政府督查室。"),
            )
        names = [name_of(row) for row in rows if row.erased_by_id is None]
        if not names and rows[0].erased_by is not None:
            return rows[0].erased_by
        for earlier in matter.events.filter(step=ASK):
            if set(names) <= set(earlier.facts["asked"]):
                return earlier
        told = {"ground": ground}
        facts = cleaned([GROUND], told, account_id=actor.account_id, label=_("申请删除个人信息"))
        event = record_beside(matter, ASK, actor.standings[0], {"asked": names, **facts}, now())
        _tell(event)
    return event


def asked_for(matter: Matter) -> set[str]:
    """The fields that somebody has asked to have erased."""
    return {name for event in matter.events.filter(step=ASK) for name in event.facts["asked"]}


def _tell(event: Event) -> None:
    to = [
        {"unit_id": unit, "role": role}
        for role in sorted(ERASERS)
        for unit in organisation().units_with(role)
    ]
    Outbox.letter("notice", ASKED, {"to": to}, at=event.at, event=event).save()
