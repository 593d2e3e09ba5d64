"""When a step of a meeting or a decision may not be taken."""

from datetime import date, time
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiannuo.commitments.meetings.scope import domains_of, rows_in, scope_of
from jiannuo.commitments.models import Decision, Meeting
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.now import today
from jiannuo.people.models import Unit

Facts = dict[str, Any]


def meeting_of(case: Case) -> Meeting:
    """The meeting of a case."""
    assert isinstance(case.matter, Meeting)
    return case.matter


def decision_of(case: Case) -> Decision:
    """The decision of a case."""
    assert isinstance(case.matter, Decision)
    return case.matter


def time_is_read(_case: Case, facts: Facts) -> Label:
    """An hour and a minute."""
    if "at" not in facts:
        return ""
    try:
        time.fromisoformat(facts["at"].replace("：", ":").zfill(5))
    except ValueError:
        return _("会议时间请写成 09:30 这样。")
    return ""


def not_past(_case: Case, facts: Facts) -> Label:
    """Nobody can be called to a day that is over."""
    if "day" in facts and date.fromisoformat(facts["day"]) < today():
        return _("会议日期已经过去，请选今天或以后的日期。")
    return ""


def looks_back(case: Case, facts: Facts) -> Label:
    """What is looked at lies before the meeting."""
    day = date.fromisoformat(facts["day"]) if "day" in facts else meeting_of(case).meets_on
    return "" if date.fromisoformat(facts["since"]) <= day else _("“从哪天看起”要在会议日期之前。")


def something_in_scope(case: Case, facts: Facts) -> Label:
    """There is something to look at."""
    report = facts.get("report") or meeting_of(case).report_id
    wanted = scope_of(facts)
    for domain in wanted.get("domains", []):
        if domain not in domains_of(report):
            return _("没有“%(domain)s”这个领域。") % {"domain": domain}
    return "" if rows_in(report, wanted).exists() else _("这个范围里没有已下发的承诺事项，请放宽范围。")


def something_moves(case: Case, facts: Facts) -> Label:
    """A change changes something."""
    row = meeting_of(case)
    was = {"day": row.meets_on.isoformat(), "place": row.place, "chair": row.chair_id}
    changed = any(name in facts and facts[name] != value for name, value in was.items())
    return "" if changed or "at" in facts else _("时间、地点、主持人都没有改。")


def day_has_come(case: Case, _facts: Facts) -> Label:
    """A meeting is held on its day, or recorded after it."""
    row = meeting_of(case)
    if row.meets_on <= today():
        return ""
    return _("会议定在 %(day)s，还没有到。提前开的，请先改期。") % {"day": row.meets_on}


def meeting_was_held(case: Case, _facts: Facts) -> Label:
    """Nothing is decided before the meeting, nor once its papers are put away."""
    return (
        ""
        if decision_of(case).from_meeting.state == "held"
        else _("会议还没有召开，或者已经归档，不能记录议定事项。")
    )


def until_is_ahead(_case: Case, facts: Facts) -> Label:
    """There is time to do it."""
    return "" if date.fromisoformat(facts["until"]) > today() else _("完成时限要晚于今天。")


def lead_is_not_assisting(_case: Case, facts: Facts) -> Label:
    """One unit leads, others assist."""
    return _("牵头单位不能同时是配合单位。") if facts["unit"] in facts.get("assisting", []) else ""


def asked_where_needed(case: Case, facts: Facts) -> Label:
    """Party bodies, mass organisations and branches are asked, not told: those who came were asked."""
    unit = Unit.objects.get(pk=facts["unit"])
    if unit.assignable or unit.pk in decision_of(case).from_meeting.invited:
        return ""
    return _("%(unit)s不归政府交办，这次也没有请它参会。请先征得同意，请它参会后再议定。") % {
        "unit": unit.name
    }


def commitment_in_scope(case: Case, facts: Facts) -> Label:
    """A decision is about what lay before the meeting, or about nothing in particular."""
    pk, meeting = facts.get("commitment"), decision_of(case).from_meeting
    if not pk or rows_in(meeting.report_id, meeting.scope).filter(pk=pk).exists():
        return ""
    return _("这项承诺不在本次调度的范围里。")


def later_and_in_time(case: Case, facts: Facts) -> Label:
    """An extension is asked for before the day, to a later day."""
    row = decision_of(case)
    if row.due_on is None or today() > row.due_on:
        return _("完成时限已过，不能再申请延期。请如实报结果，并说明超期原因。")
    if date.fromisoformat(facts["until"]) > row.due_on:
        return ""
    return _("延长后的时限要晚于现在的 %(day)s。") % {"day": row.due_on}
