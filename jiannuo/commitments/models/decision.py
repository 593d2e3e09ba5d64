"""What a dispatch meeting decided: one thing, one lead unit, one day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models import Matter


class Decision(Matter):
    """A child matter of its meeting, linked to the commitment it is about, if to one."""

    #: not ``meeting`` and ``commitment``: those are names of a matter's own further tables
    from_meeting = models.ForeignKey(
        "commitments.Meeting", models.PROTECT, related_name="decisions", verbose_name=_("调度会")
    )
    #: its place among the decisions of the meeting, from 1
    number = models.PositiveSmallIntegerField(_("编号"))
    about = models.ForeignKey(
        "commitments.Commitment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("承诺事项"),
    )
    what = models.TextField(_("议定事项"))
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("牵头单位"))
    assisting_units = models.ManyToManyField(
        "people.Unit", blank=True, related_name="+", verbose_name=_("配合单位")
    )
    #: who chaired the meeting and decides on an extension
    chair = models.ForeignKey("people.Post", models.PROTECT, related_name="+", verbose_name=_("主持人"))
    due_on = models.DateField(_("完成时限"), null=True)
    first_due_on = models.DateField(_("原定时限"), null=True)
    #: what an extension under decision asks for
    asked = models.JSONField(default=dict, blank=True)
    demo = models.BooleanField(_("演示数据"), default=False)

    class Meta:
        verbose_name = _("议定事项")
        verbose_name_plural = _("议定事项")
        ordering = ["from_meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["from_meeting", "number"], name="one_decision_of_a_number")
        ]
