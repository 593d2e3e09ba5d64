"""How far the clock of a demonstration has been moved."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rehearsal(models.Model):
    """One row at most; demo mode only. The time of the whole site is the real time plus this."""

    #: may be negative: a demonstration may be set in a year gone by
    ahead = models.DurationField()
    #: what ``ahead`` was when the demonstration was laid down: where going back leads
    laid = models.DurationField(default=timedelta)
    set_at = models.DateTimeField()

    class Meta:
        verbose_name = _("时间演练")
        verbose_name_plural = _("时间演练")

    def __str__(self) -> str:
        return str(self.ahead)
