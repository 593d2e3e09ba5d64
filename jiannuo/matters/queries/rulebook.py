"""The time limits in force, and those to come, in the order of their fields of work."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models import TimeLimit
from jiannuo.kernel.now import today
from jiannuo.kernel.timing.units import Budget, TimeUnit

#: the first part of a limit's key -> the field of work, in the order of the page
FIELDS: dict[str, str | Promise] = {
    "commitments": _("督查督办"),
    "supervision": _("政府督查"),
    "grid": _("网格服务"),
    "licence": _("行政许可"),
    "petition": _("信访"),
    "disclosure": _("政府信息公开"),
    "proposals": _("代表建议"),
    "decisions": _("重大行政决策"),
    "review": _("行政复议"),
    "penalty": _("行政处罚"),
    "labour": _("劳动仲裁"),
    "mediation": _("人民调解"),
    "arrears": _("拖欠中小企业款项"),
    "acceptance": _("工程建设"),
    "accident": _("安全生产"),
}
_OTHER = _("其他")
_COLON = re.compile("：|: ")


@dataclass(frozen=True)
class Rule:
    """One limit as the page says it."""

    row: TimeLimit
    label: str
    budget: Budget
    starts: str
    extension: Budget | None
    approver: str
    pauses: list[str]
    expiry: str
    #: the law's limit, where this is the district's own and the law has one
    law: TimeLimit | None
    to_come: bool


@dataclass(frozen=True)
class Field:
    """A field of work with its limits."""

    key: str
    label: str | Promise
    rules: list[Rule]


def rulebook(day: date | None = None) -> list[Field]:
    """Every limit in force on ``day`` (default: today) or later, under its field of work."""
    day = day or today()
    rows = [row for row in TimeLimit.objects.all() if row.valid_to is None or row.valid_to >= day]
    fields: dict[str, list[Rule]] = {}
    for row in rows:
        law = next((other for other in rows if other.key == row.key and not other.local), None)
        overridden = not row.local and any(
            other.key == row.key and other.local and other.holds_on(day) for other in rows
        )
        if not overridden:
            fields.setdefault(row.key.partition(".")[0], []).append(_rule(row, law, day))
    order = list(FIELDS)
    known = sorted(fields, key=lambda key: (order.index(key) if key in order else len(order), key))
    return [Field(key, FIELDS.get(key, _OTHER), _in_order(fields[key])) for key in known]


def _in_order(rules: Iterable[Rule]) -> list[Rule]:
    """As the table has them: the order in which a matter meets them."""
    return sorted(rules, key=lambda rule: rule.row.pk)


def _rule(row: TimeLimit, law: TimeLimit | None, day: date) -> Rule:
    return Rule(
        row,
        _under_its_heading(row.spoken("label")),
        row.budget,
        row.spoken("starts"),
        Budget(row.extension_amount, TimeUnit(row.unit)) if row.extension_amount else None,
        row.spoken("extension_level"),
        [_pause(reason) for reason in row.pauses],
        row.spoken("expiry"),
        law if row.local else None,
        not row.holds_on(day),
    )


def _under_its_heading(label: str) -> str:
    """``信访：办结`` is ``办结`` under the heading 信访."""
    parts = _COLON.split(label, maxsplit=1)
    return parts[1][:1].upper() + parts[1][1:] if len(parts) == 2 else label


def _pause(reason: dict[str, str]) -> str:
    english = (get_language() or "").startswith("en")
    return (english and reason.get("english")) or reason.get("label", "")
