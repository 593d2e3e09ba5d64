"""A change told in one line: who, when, and what became what."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jiannuo.people.models import Account
from jiannuo.reports.breakdown.fields import LABELS, in_words
from jiannuo.reports.models import TaskChange


@dataclass(frozen=True)
class Difference:
    """One field of one change."""

    label: str
    before: str
    after: str


def differences(change: TaskChange) -> tuple[Difference, ...]:
    """What became what, field by field, in the order of the table; nothing for a row's first appearance."""
    if not change.before:
        return ()
    return tuple(
        Difference(str(label), in_words(name, change.before.get(name)), in_words(name, change.after[name]))
        for name, label in LABELS.items()
        if name in change.after and name != "order"
    )


def who(account: Account | None) -> str:
    """The person's name, or the sign-in name of an account that stands for nobody."""
    if account is None:
        return _("系统")
    return account.person.name if account.person else account.get_full_name() or account.get_username()


def told(change: TaskChange) -> str:
    """``李明 11月23日 10:32 修改：牵头单位 住建局 → 城管局``."""
    moment = date_format(timezone.localtime(change.at), "SHORT_DATETIME_FORMAT")
    line = f"{who(change.actor)} {moment} {change.get_kind_display()}"
    parts = [f"{d.label} {d.before} → {d.after}" for d in differences(change)]
    return line + (": " + "，".join(parts) if parts else "")
