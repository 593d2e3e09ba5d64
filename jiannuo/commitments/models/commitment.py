"""One promise of the report as a matter with one lead unit, a day and a measure."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models import Matter


class Commitment(Matter):
    """A row of the confirmed breakdown, bound to the adopted text it quotes.

    Its columns are copies: what the breakdown says later changes nothing here; a change of a
    commitment is a step that somebody asked for and somebody approved.
    """

    report = models.ForeignKey("reports.Report", models.PROTECT, related_name="commitments")
    task = models.OneToOneField("reports.Task", models.PROTECT, related_name="commitment")
    #: its place in the list of the year, from 1
    number = models.PositiveIntegerField(_("编号"))
    year = models.PositiveSmallIntegerField(_("年度"))
    domain = models.CharField(_("领域"), max_length=16)
    quote = models.TextField(_("报告原文"))
    heading = models.CharField(_("段首句"), max_length=300, blank=True)
    targets = models.CharField(_("量化目标"), max_length=500, blank=True)
    quantified = models.BooleanField(_("可量化"), default=False)
    measure = models.TextField(_("具体举措"), blank=True)
    lead_unit = models.ForeignKey(
        "people.Unit", models.PROTECT, null=True, related_name="+", verbose_name=_("牵头单位")
    )
    assisting_units = models.ManyToManyField(
        "people.Unit", blank=True, related_name="+", verbose_name=_("配合单位")
    )
    leader_post = models.ForeignKey(
        "people.Post", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("责任领导")
    )
    due_on = models.DateField(_("完成时限"), null=True)
    #: the day until which it was due before any extension
    first_due_on = models.DateField(_("原定时限"), null=True)
    #: what should stand at the end of each quarter: four texts
    milestones = models.JSONField(_("季度形象进度"), default=list, blank=True)
    #: by when the next monthly report is due
    report_due_on = models.DateField(_("下次填报"), null=True)
    #: from the last report: per cent done and the day it speaks of
    progress = models.DecimalField(_("进度"), max_digits=5, decimal_places=2, default=0)
    progress_on = models.DateField(_("进度截至"), null=True)
    #: what a change, an extension or a suspension under decision asks for
    asked = models.JSONField(default=dict, blank=True)
    demo = models.BooleanField(_("演示数据"), default=False)

    class Meta:
        verbose_name = _("承诺事项")
        verbose_name_plural = _("承诺事项")
        ordering = ["-year", "number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(progress__gte=0, progress__lte=100), name="progress_is_a_share"
            )
        ]
        indexes = [models.Index(fields=["year", "number"], name="commitment_by_number")]
