"""What a row must hold, and what a person must agree to.

The government office cannot order Party organs, the congress, mass organisations or branches that
answer to a higher department (实行垂直管理的部门): they lead a task when they have agreed to.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiannuo.people.models import Unit
from jiannuo.reports.breakdown.fields import LABELS, QUARTERS
from jiannuo.reports.breakdown.refusals import Doubt, NeedsAgreement, Refused
from jiannuo.reports.domains import Domain
from jiannuo.reports.models import Task, TaskChange

#: without these a row is not ready to be confirmed
NEEDED = ("lead_unit", "due_on")
LONGEST_TEXT = 2000
#: characters that XML, and so XLSX and DOCX, cannot hold
_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LENGTHS = {
    name: getattr(Task._meta.get_field(name), "max_length", None) or LONGEST_TEXT
    for name in ("action", "object", "targets", "measure", "note", "quote")
}


def cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` with line ends made one kind, control characters and outer blanks gone.

    Raises Refused for a text that is too long, an unknown domain, or milestones that are not four.
    """
    clean = {name: _tidy(value) for name, value in values.items()}
    for name, longest in _LENGTHS.items():
        if len(clean.get(name) or "") > longest:
            raise Refused(
                _("“%(field)s”最多 %(longest)d 个字，现有 %(length)d 个字，请精简。")
                % {"field": LABELS[name], "longest": longest, "length": len(clean[name])}
            )
    if "object" in clean and not clean["object"]:
        raise Refused(_("请写明任务的对象，例如“老旧小区改造”。"))
    if "domain" in clean and clean["domain"] not in Domain.values:
        raise Refused(_("没有“%(domain)s”这个领域，请从列表中选择。") % {"domain": clean["domain"]})
    if "milestones" in clean and not any(clean["milestones"]):
        clean["milestones"] = []
    if clean.get("milestones") and len(clean["milestones"]) != QUARTERS:
        raise Refused(_("季度形象进度应为四个季度。"))
    return clean


def check_units(lead: Unit | None, assisting: Iterable[Unit]) -> None:
    """Exactly one unit leads, and it does not assist itself. Raises Refused."""
    if lead is not None and lead in assisting:
        raise Refused(_("“%(unit)s”已是牵头单位，不能同时列为配合单位。") % {"unit": lead.name})


def check_listed(task: Task) -> None:
    """Raises Refused for a row that is not in the table: dropped ones come back first."""
    if task.state == Task.State.DROPPED:
        raise Refused(_("这项任务已标为“不列入”，请先恢复列入，再作修改。"))
    if task.state == Task.State.VOID:
        raise Refused(_("这一行已合并或撤销，不在分解表中，请刷新页面。"))


def missing(task: Task, values: Mapping[str, Any] | None = None) -> list[str]:
    """The names of what the row, with ``values`` written over it, lacks before it can be confirmed."""
    return [str(LABELS[name]) for name in NEEDED if not (values or {}).get(name, getattr(task, name))]


def check_ready(task: Task, values: Mapping[str, Any]) -> None:
    """Raises Refused, naming what is missing, when the row cannot be confirmed."""
    if lacking := missing(task, values):
        raise Refused(_("还不能确认：缺少%(fields)s。请补全后再确认。") % {"fields": "、".join(lacking)})


def doubts_about(lead: Unit | None) -> tuple[Doubt, ...]:
    """What a person must agree to before ``lead`` leads a task."""
    if lead is None:
        return ()
    doubts = []
    if not lead.assignable:
        sentence = _("“%(unit)s”属于%(kind)s，区政府办公室不能直接交办；请先征得其同意，再勾选确认。")
        doubts.append(
            Doubt(f"consent:{lead.code}", sentence % {"unit": lead.name, "kind": lead.get_kind_display()})
        )
    if not lead.holds_on():
        sentence = _("“%(unit)s”今天不在有效期内（可能已合并或更名）；确需由其牵头，请勾选确认。")
        doubts.append(Doubt(f"not_in_force:{lead.code}", sentence % {"unit": lead.name}))
    return tuple(doubts)


def check_agreed(doubts: Iterable[Doubt], agreed: Iterable[str]) -> None:
    """Raises NeedsAgreement with the doubts that nobody has agreed to."""
    open_doubts = {doubt.code: doubt for doubt in doubts if doubt.code not in set(agreed)}
    if open_doubts:
        raise NeedsAgreement(tuple(open_doubts.values()))


def agreed_before(task: Task) -> frozenset[str]:
    """What was already agreed to for ``task``, so that nobody is asked twice."""
    changes = TaskChange.objects.filter(task=task, after__has_key="agreed")
    return frozenset(code for after in changes.values_list("after", flat=True) for code in after["agreed"])


def unready_sentence(rows: list[tuple[int, list[str]]]) -> str:
    """One sentence for the rows a bulk confirmation left alone: their numbers and what they lack."""
    named = "、".join(_("第 %(number)d 项") % {"number": number} for number, _lacking in rows[:8])
    lacks = "、".join(dict.fromkeys(name for _number, names in rows for name in names))
    return ngettext(
        "%(count)d 项缺少%(lacks)s，未确认：%(named)s%(more)s。",
        "%(count)d 项缺少%(lacks)s，未确认：%(named)s%(more)s。",
        len(rows),
    ) % {"count": len(rows), "lacks": lacks, "named": named, "more": _("等") if len(rows) > 8 else ""}


def _tidy(value: Any) -> Any:
    if isinstance(value, list):
        return [_tidy(each) for each in value]
    if not isinstance(value, str):
        return value
    return _UNWRITABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
