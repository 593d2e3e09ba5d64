"""Who changed what in the breakdown, and when. Rows are only ever added."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TaskChange(models.Model):
    """One act on one task: the values before and after."""

    report = models.ForeignKey("reports.Report", models.CASCADE, related_name="changes")
    task = models.ForeignKey("reports.Task", models.CASCADE, related_name="changes")
    kind = models.CharField(_("动作"), max_length=16)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey("people.Post", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("修改记录")
        verbose_name_plural = _("修改记录")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.task_id} {self.kind}"
