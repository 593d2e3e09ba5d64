"""When a step of an inspected unit's part may not be taken."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.now import now, today
from jiannuo.supervision.limits import objection_ends
from jiannuo.supervision.models import Part

Facts = dict[str, Any]


def of(case: Case) -> Part:
    """The part of a case."""
    assert isinstance(case.matter, Part)
    return case.matter


def fed_back_by_the_inspection(case: Case) -> Label:
    """A conclusion comes from the inspection, all units on one day."""
    if of(case).whole.state == "fed_back":
        return ""
    return _("结论经批准后随督查一并送达，这里不能单独送达。")


def in_thirty_days_and_once(case: Case) -> Label:
    """An objection is made within 30 days of receipt, and decided for good (art 17)."""
    row = of(case)
    assert row.received_at is not None
    if row.recheck:
        return _("这份结论已经复核过（%(how)s），不再复核。") % {"how": row.get_recheck_display()}
    if row.waived:
        return _("本单位已声明对结论无异议。")
    ends = objection_ends(row.received_at)
    if now() <= ends:
        return ""
    return _("申请复核的期限是收到结论之日起 30 日，已于 %(day)s 届满（条例第十七条）。") % {
        "day": timezone.localdate(ends)
    }


def received_in_between(case: Case, facts: Facts) -> Label:
    """A receipt is of a day since the conclusion was served."""
    day = date.fromisoformat(facts["received_on"])
    served = case.matter.events.filter(after="served").order_by("seq").last()
    assert served is not None
    if timezone.localdate(served.at) <= day <= today():
        return ""
    return _("收到日期应当在结论送达以后、今天以前。")


def nothing_said_yet(case: Case) -> Label:
    """One does not waive what one used or gave up."""
    row = of(case)
    return _("已经声明过，或者已经申请过复核。") if row.waived or row.recheck else ""


def objection_is_over(case: Case) -> Label:
    """Closing does not cut the unit's thirty days short (art 17)."""
    row = of(case)
    assert row.received_at is not None
    ends = objection_ends(row.received_at)
    if row.waived or row.recheck or now() > ends:
        return ""
    return _("被督查单位在 %(day)s 以前可以申请复核，期满或该单位声明无异议以后才能办结。") % {
        "day": timezone.localdate(ends)
    }


def before_the_day(case: Case) -> Label:
    """An extension is asked for before the day has passed."""
    row = of(case)
    if row.due_on is not None and today() <= row.due_on:
        return ""
    return _("整改时限已过，不能再申请延期。请如实报送整改情况，并说明超期原因。")


def later_than_now(case: Case, facts: Facts) -> Label:
    """An extension is to a later day."""
    row = of(case)
    if row.due_on is None or date.fromisoformat(facts["until"]) > row.due_on:
        return ""
    return _("延长后的时限要晚于现在的 %(day)s。") % {"day": row.due_on}


def another_day_to_come(case: Case, facts: Facts) -> Label:
    """A changed conclusion that asks for something names a day to come, or keeps the one there is."""
    issues, due_on = facts.get("issues"), facts.get("due_on")
    if due_on and not issues:
        return _("没有整改事项，不用填整改时限。")
    if issues and not due_on and of(case).due_on is None:
        return _("有整改事项的，请填写整改时限。")
    return _("整改时限应当晚于今天。") if due_on and date.fromisoformat(due_on) <= today() else ""
