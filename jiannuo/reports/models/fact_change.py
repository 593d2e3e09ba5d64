"""Who checked which figure, and when. Rows are only ever added."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FactChange(models.Model):
    """One act on one fact. ``before`` of the first row is what the machine read."""

    class Kind(models.TextChoices):
        """What was done."""

        CONFIRM = "confirm", _("核对无误")
        CORRECT = "correct", _("更正")
        REJECT = "reject", _("不采用")
        REOPEN = "reopen", _("重新核对")

    report = models.ForeignKey("reports.Report", models.CASCADE, related_name="fact_changes")
    fact = models.ForeignKey("reports.Fact", models.CASCADE, related_name="changes")
    kind = models.CharField(_("动作"), max_length=10, choices=Kind)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("核对记录")
        verbose_name_plural = _("核对记录")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.fact_id} {self.kind}"
