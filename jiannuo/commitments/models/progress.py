"""What was reported on a commitment for a month, and what a correction put in its place."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Progress(models.Model):
    """One report, written by its step. Rows are never changed: a correction is another row.

    A changed earlier figure keeps both values, with who and why: the events of the two rows say it.
    """

    class Verdict(models.TextChoices):
        """What the supervision office found."""

        OPEN = "", _("待核实")
        TRUE = "true", _("属实")
        DOUBTED = "doubted", _("存疑")

    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="reports")
    #: the first day of the month it speaks of
    month = models.DateField(_("月份"))
    as_of = models.DateField(_("截至"))
    percent = models.DecimalField(_("进度"), max_digits=5, decimal_places=2)
    #: the figure of a quantified promise, in the unit of its target
    value = models.DecimalField(_("完成量"), max_digits=20, decimal_places=4, null=True)
    done = models.TextField(_("进展"))
    problems = models.TextField(_("存在问题"), blank=True)
    next_step = models.TextField(_("下步打算"), blank=True)
    event = models.OneToOneField("kernel.Event", models.PROTECT, related_name="progress")
    #: the row that this one corrects
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    verdict = models.CharField(_("核实"), max_length=8, choices=Verdict, blank=True)
    checked_by = models.ForeignKey("kernel.Event", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("进展填报")
        verbose_name_plural = _("进展填报")
        ordering = ["-month", "-id"]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.percent}%"
