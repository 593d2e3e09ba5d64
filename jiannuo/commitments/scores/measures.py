"""What a formula may count, and how."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Measure(models.TextChoices):
    """The small fixed set of things counted of the commitments that a unit leads."""

    COMPLETION = "completion", _("完成序时进度")
    TIMELINESS = "timeliness", _("按时填报")
    QUALITY = "quality", _("填报属实")
    EARLY = "early", _("提前销号")
    DOUBTED = "doubted", _("填报存疑")
    RETURNED = "returned", _("申请销号被退回")
    OVERDUE = "overdue", _("超过时限")


class Kind(models.TextChoices):
    """How a measure counts."""

    PART = "part", _("按比例得分")
    BONUS = "bonus", _("每项加分")
    MALUS = "malus", _("每项减分")


#: measured as a share with a denominator; the others are counts
SHARES = (Measure.COMPLETION, Measure.TIMELINESS, Measure.QUALITY)
#: how each measure counts
KIND_OF = {
    **dict.fromkeys(SHARES, Kind.PART),
    Measure.EARLY: Kind.BONUS,
    Measure.DOUBTED: Kind.MALUS,
    Measure.RETURNED: Kind.MALUS,
    Measure.OVERDUE: Kind.MALUS,
}
#: what each one is, said once and shown wherever it counts
MEANING = {
    Measure.COMPLETION: _("各项“实际进度 ÷ 序时进度”（超过按 1 计）之和 ÷ 牵头的推进中和已销号事项数"),
    Measure.TIMELINESS: _("按时填报的月数 ÷ 应填报的月数"),
    Measure.QUALITY: _("督查室核实属实的填报 ÷ 已核实的填报"),
    Measure.EARLY: _("提前 30 天以上销号的事项数"),
    Measure.DOUBTED: _("督查室核实为存疑的填报数"),
    Measure.RETURNED: _("申请销号被退回的次数"),
    Measure.OVERDUE: _("已超过完成时限而没有销号的事项数"),
}
