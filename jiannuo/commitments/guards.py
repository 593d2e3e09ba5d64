"""When a step of a commitment may not be taken: each says why, or "" when nothing stands in the way.

What looks at the case alone is an obstacle, told before the form; what looks at the facts is a guard.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from jiannuo.commitments.models import Commitment
from jiannuo.commitments.months import current, month_of, unchecked
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.now import today

Facts = dict[str, Any]


def of(case: Case) -> Commitment:
    """The commitment of a case."""
    assert isinstance(case.matter, Commitment)
    return case.matter


def has_a_lead(case: Case) -> Label:
    """Exactly one lead unit, named before anything is approved."""
    return "" if of(case).lead_unit_id else _("还没有牵头单位，请先在任务分解表里确定。")


def has_a_day(case: Case) -> Label:
    """A promise without a day cannot be chased."""
    return "" if of(case).due_on else _("还没有完成时限，请先在任务分解表里确定。")


def consent_where_needed(case: Case, facts: Facts) -> Label:
    """Party bodies, mass organisations and branches are asked, not told."""
    unit = of(case).lead_unit
    if unit is None or unit.assignable or facts.get("consent"):
        return ""
    return _("%(unit)s不归政府交办，请先征得同意，并写明同意的依据。") % {"unit": unit.name}


def not_in_the_future(_case: Case, facts: Facts) -> Label:
    """Progress is what is done, not what will be."""
    return _("数据截至日不能晚于今天。") if date.fromisoformat(facts["as_of"]) > today() else ""


def not_less_than_before(case: Case, facts: Facts) -> Label:
    """Figures are cumulative; one that falls is a correction, and says why."""
    row = of(case)
    if Decimal(facts["percent"]) >= row.progress:
        return ""
    return _("进度比上次填报的 %(percent)s%% 低。如果上次填错了，请用“更正数据”并说明理由。") % {
        "percent": row.progress.normalize()
    }


def month_was_reported(case: Case, facts: Facts) -> Label:
    """Only what was reported can be corrected."""
    return "" if current(of(case), month_of(facts["month"])) else _("这个月没有填报过，不用更正。")


def something_to_check(case: Case) -> Label:
    """There is a report that nobody checked yet."""
    return "" if unchecked(of(case)) else _("没有待核实的填报。")


def something_changes(case: Case, facts: Facts) -> Label:
    """A change changes something."""
    row = of(case)
    new = {name: facts.get(name) for name in ("targets", "measure")}
    if any(value and value != getattr(row, name) for name, value in new.items()):
        return ""
    return _("请写明变更后的目标或举措。")


def something_is_redrafted(_case: Case, facts: Facts) -> Label:
    """A draft that was sent back does not come again unchanged and without a word."""
    return "" if facts else _("请写明改了什么；认为不用改的，在“说明”里写明理由。")


def in_time(case: Case) -> Label:
    """An extension is asked for before the day."""
    due = of(case).due_on
    if due is None or today() > due:
        return _("完成时限已过，不能再申请延期。请如实填报，并说明超期原因。")
    return ""


def later_than_now(case: Case, facts: Facts) -> Label:
    """An extension goes to a later day."""
    due = of(case).due_on
    if due is None or date.fromisoformat(facts["until"]) > due:
        return ""
    return _("延长后的时限要晚于现在的 %(day)s。") % {"day": due}


def parts_are_done(case: Case) -> Label:
    """What was asked of others is part of the promise."""
    count = case.matter.children.filter(closed_at__isnull=True).count()
    words = ngettext_lazy(
        "还有 %(count)d 项配合事项没有完成，先办结再申请销号。",
        "还有 %(count)d 项配合事项没有完成，先办结再申请销号。",
        count,
    )
    return words % {"count": count} if count else ""
