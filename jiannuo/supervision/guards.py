"""When a step of an inspection may not be taken: each guard says why, or "" when nothing does."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.now import today
from jiannuo.kernel.organisation import organisation
from jiannuo.people.models import Post, Unit
from jiannuo.people.queries.units import with_units_below
from jiannuo.supervision.models import Inspection
from jiannuo.supervision.participation import group_posts, recused_posts
from jiannuo.supervision.queries.conclusions import units_without_conclusion
from jiannuo.supervision.queries.touching import planned, touching

Facts = dict[str, Any]


def of(case: Case) -> Inspection:
    """The inspection of a case."""
    assert isinstance(case.matter, Inspection)
    return case.matter


def dates_in_order(_case: Case, facts: Facts) -> Label:
    """A plan has a first and a last day, and is for days to come."""
    begins, ends = date.fromisoformat(facts["begins_on"]), date.fromisoformat(facts["ends_on"])
    if ends < begins:
        return _("结束日期不能早于开始日期。")
    return _("结束日期已经过了，请重新安排。") if ends < today() else ""


def only_objects_of_the_law(_case: Case, facts: Facts) -> Label:
    """Party bodies, mass organisations, branches and the congress are not inspected (arts 5, 15)."""
    names = [unit.name for unit in _units(facts) if not unit.assignable]
    if not names:
        return ""
    return _("%(units)s不是区政府督查的对象（条例第五条），严禁越权督查。请从督查对象中去掉。") % {
        "units": "、".join(names)
    }


def nobody_inspects_their_own_unit(_case: Case, facts: Facts) -> Label:
    """Who works for an inspected unit is not in the group (art 9: impartial)."""
    posts = {facts["chief"], *facts.get("members", [])}
    below = with_units_below(set(facts["units"]))
    own = Post.objects.filter(pk__in=posts, unit_id__in=below).select_related("unit")
    if not own:
        return ""
    return _("%(posts)s在被督查单位任职，应当回避，不能参加督查组。请另选组员，或去掉这个督查对象。") % {
        "posts": "、".join(str(post) for post in own)
    }


def not_their_own_office(_case: Case, facts: Facts) -> Label:
    """Whoever supervises is supervised by the government above."""
    offices = Unit.objects.filter(pk__in=organisation().units_with("supervision")[:1])
    own = offices.filter(pk__in=with_units_below(set(facts["units"]))).first()
    if own is None:
        return ""
    return _("督查室设在%(unit)s，不能督查本单位和本级政府。请报上一级政府督查机构。") % {"unit": own.name}


def plan_still_stands(case: Case) -> Label:
    """Days pass while a plan waits."""
    row = of(case)
    return _("方案的结束日期已经过了，请退回重新安排。") if row.ends_on and row.ends_on < today() else ""


def overlap_needs_a_reason(case: Case, facts: Facts) -> Label:
    """Repeated and many-headed inspections are forbidden: who approves one says why it is none (art 15)."""
    this = planned(of(case))
    others = touching(this) if this else []
    if not others or facts.get("necessity"):
        return ""
    other = others[0]
    return _(
        "与“%(title)s”（%(begins)s 至 %(ends)s，同为督查%(units)s）重叠。"
        "请填写“确认仍有必要”，或退回合并、错开。"
    ) % {
        "title": other.row.title,
        "begins": other.row.begins_on,
        "ends": other.row.ends_on,
        "units": "、".join(unit.name for unit in other.units),
    }


def never_approved(case: Case) -> Label:
    """What the head once approved is not given up without the head."""
    if not case.matter.pk or not case.matter.events.filter(step="approve_plan").exists():
        return ""
    return _("方案曾获批准，不能自行撤销。请重新报批；批准后不再实施的，申请终止。")


def within_the_plan(case: Case) -> Label:
    """Nothing begins before the approved day, nor after the last (art 15: the plan is kept to)."""
    row = of(case)
    assert row.begins_on is not None
    assert row.ends_on is not None
    if today() < row.begins_on:
        return _("批准的督查自 %(day)s 开始，今天还不能实施。确需提前的，请调整方案重新报批。") % {
            "day": row.begins_on
        }
    if today() > row.ends_on:
        return _("批准的督查到 %(day)s 为止，已经结束。确需继续的，请调整方案重新报批。") % {
            "day": row.ends_on
        }
    return ""


def an_approved_unit(case: Case, facts: Facts) -> Label:
    """Units and content are not changed at will (art 15)."""
    row = of(case)
    if row.units.filter(pk=facts["unit"]).exists():
        return ""
    return _("%(unit)s不在批准的督查对象之内。确需督查的，请调整方案重新报批（条例第十五条）。") % {
        "unit": Unit.objects.get(pk=facts["unit"]).name
    }


def seen_on_an_approved_day(case: Case, facts: Facts) -> Label:
    """What is written down was seen while the approved inspection was on."""
    row, day = of(case), date.fromisoformat(facts["seen_on"])
    assert row.begins_on is not None
    assert row.ends_on is not None
    if day > today():
        return _("检查日期不能晚于今天。")
    if row.begins_on <= day <= row.ends_on:
        return ""
    return _("检查日期应当在批准的 %(begins)s 至 %(ends)s 之内。") % {
        "begins": row.begins_on,
        "ends": row.ends_on,
    }


def day_for_what_must_be_done(_case: Case, facts: Facts) -> Label:
    """What must be rectified has a day to come; where nothing must, there is none (art 18)."""
    issues, due_on = facts.get("issues"), facts.get("due_on")
    if issues and not due_on:
        return _("有整改事项的，请填写整改时限。")
    if due_on and not issues:
        return _("没有整改事项，不用填整改时限。")
    if due_on and date.fromisoformat(due_on) <= today():
        return _("整改时限应当晚于今天。")
    return ""


def every_unit_has_a_conclusion(case: Case) -> Label:
    """What concerns a unit is told to it (art 16)."""
    missing = units_without_conclusion(of(case))
    if not missing:
        return ""
    return _("还没有给%(units)s作出结论。") % {"units": "、".join(unit.name for unit in missing)}


def every_part_is_closed(case: Case) -> Label:
    """What the units still owe keeps the inspection open."""
    count = case.matter.children.filter(closed_at__isnull=True).count()
    words = ngettext_lazy(
        "还有 %(count)d 件整改或督查建议没有办结。", "还有 %(count)d 件整改或督查建议没有办结。", count
    )
    return words % {"count": count} if count else ""


def one_of_the_group(case: Case, facts: Facts) -> Label:
    """A declaration of recusal is a member's; without a chief there is no group (art 8)."""
    row = of(case)
    if facts["member"] == row.chief_id:
        return _("组长需要回避的，请调整方案另定组长，重新报批。")
    if facts["member"] not in group_posts(row):
        return _("这个岗位不在督查组里。")
    return _("这个岗位已经登记回避。") if facts["member"] in recused_posts(row) else ""


def _units(facts: Facts) -> Iterable[Unit]:
    return Unit.objects.filter(pk__in=facts["units"]).order_by("order", "code")
