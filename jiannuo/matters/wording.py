"""Sentences about a matter that several pages say."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jiannuo.kernel.models import Matter


def what_follows(matter: Matter | None) -> str:
    """What a step led to and to whom the matter went; None when whoever took it sees it no more."""
    if matter is None:
        return _("已办理。事项已转给其他单位。")
    line = {"title": matter.title, "state": matter.at.label}
    if not matter.is_open:
        return _("“%(title)s”已办结：%(state)s。") % line
    turns = matter.duties.filter(closed_at=None, turn=True).select_related("unit").order_by("id")
    who = pgettext("between words", "、").join(
        _("%(unit)s%(kind)s") % {"unit": duty.unit, "kind": duty.get_kind_display()} for duty in turns
    )
    return _("已办理。“%(title)s”现在是“%(state)s”，轮到%(who)s。") % {**line, "who": who}
