"""A workbook of monthly reports that a unit filled in: what each row said, and what became of it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FilledSheet(models.Model):
    """One upload. Nothing is reported before it is confirmed, and every row stands alone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(_("文件名"), max_length=255)
    received_at = models.DateTimeField(_("交来时间"))
    #: None while it is only looked at
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)
    #: what was said of the files that came along: those refused, those that no row names
    remarks = models.JSONField(default=list)

    class Meta:
        verbose_name = _("填报表")
        verbose_name_plural = _("填报表")
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return self.name


class FilledLine(models.Model):
    """One row of it."""

    class Outcome(models.TextChoices):
        """What became of it; before the sheet is confirmed, what would."""

        WAITING = "waiting", _("待核对")
        READY = "ready", _("将填报")
        UNCHANGED = "unchanged", _("跳过")
        REFUSED = "refused", _("未通过")
        DONE = "done", _("已填报")

    sheet = models.ForeignKey(FilledSheet, models.CASCADE, related_name="lines")
    #: its number as the spreadsheet shows it
    row = models.PositiveIntegerField(_("行"))
    #: None where the row names none that exists
    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, null=True, related_name="+")
    #: the revision that the unit looked at when it downloaded the sheet
    revision = models.PositiveIntegerField(default=0)
    #: what was filled in, as it was written, by the name of the fact
    told = models.JSONField(default=dict)
    #: ids of the papers that prove it
    papers = models.JSONField(default=list)
    outcome = models.CharField(max_length=12, choices=Outcome, default=Outcome.WAITING)
    #: the refusal, or why nothing is to be done
    sentence = models.CharField(max_length=500, blank=True)
    cure = models.CharField(max_length=500, blank=True)
    event = models.ForeignKey("kernel.Event", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("填报表的行")
        verbose_name_plural = _("填报表的行")
        ordering = ["row"]
        constraints = [models.UniqueConstraint(fields=["sheet", "row"], name="one_line_of_a_row")]
        indexes = [models.Index(fields=["sheet", "outcome"], name="line_by_outcome")]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.row}"
