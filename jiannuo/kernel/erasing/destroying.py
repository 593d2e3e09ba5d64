"""The erasure itself: one event, and the values it names are gone in the same transaction."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.actors import Actor, Standing
from jiannuo.kernel.append_only import ERASE
from jiannuo.kernel.erasing.copies import forget_copies, says
from jiannuo.kernel.erasing.fields import ERASERS, GROUND, REASON, locked, may_erase, name_of
from jiannuo.kernel.models import Event, Matter, Personal
from jiannuo.kernel.now import now
from jiannuo.kernel.recording import record_beside
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.telling import cleaned, refuse_wrong


def erase(matter_id: int, fields: Collection[str], *, actor: Actor, ground: str, reason: str) -> Event:
    """Destroy the ``fields`` (see ``name_of``) of the matter, and return the event that says so.

    What was erased before stays erased: a repetition gives the event of the first time. Raises Refused.
    """
    with transaction.atomic():
        plan = planned(matter_id, fields, actor=actor, ground=ground, reason=reason)
        if plan.done is not None:
            return plan.done
        names = [name_of(row) for row in plan.rows]
        event = record_beside(plan.matter, ERASE, plan.standing, {"erased": names, **plan.facts}, now())
        for row in plan.rows:
            forget_copies(row)
        ids = [row.pk for row in plan.rows]
        Personal.objects.filter(pk__in=ids).update(value=None, salt=b"", erased_by=event)
        transaction.on_commit(_leave_no_older_rows, robust=True)
    return event


@dataclass(frozen=True)
class Plan:
    """An erasure that may go ahead; ``done`` is the event by which all of it was erased before."""

    matter: Matter
    standing: Standing
    rows: list[Personal]
    facts: dict[str, Any]
    done: Event | None


def planned(matter_id: int, fields: Collection[str], *, actor: Actor, ground: str, reason: str) -> Plan:
    """What ``erase`` would do; the matter is locked by it. Raises Refused as ``erase`` does."""
    standing = may_erase(actor)
    if standing is None:
        raise Refused(
            Code.NOT_YOURS,
            _("删除个人信息由督查室办理，您现在的岗位不能办。"),
            _("本人可以在事项页面提出删除申请。"),
        )
    matter, rows = locked(matter_id, fields, actor)
    left = [row for row in rows if row.erased_by_id is None]
    if not left:
        return Plan(matter, standing, [], {}, rows[0].erased_by)
    told = {"ground": ground, "reason": reason}
    facts = cleaned([GROUND, REASON], told, account_id=actor.account_id, label=_("删除个人信息"))
    if says(facts["reason"], left):
        refuse_wrong({"reason": _("说明里写出了要删除的内容，请改写：说明会永久保留。")})
    return Plan(matter, standing, left, facts, None)


def _leave_no_older_rows() -> None:
    """Let go of the rows as they were: in SQLite's write-ahead log, among PostgreSQL's dead rows.

    As far as nobody is reading them at this moment. Copies on other media are the operator's to delete.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute(f"VACUUM {Personal._meta.db_table}")


__all__ = ["ERASE", "ERASERS", "Plan", "erase", "planned"]
