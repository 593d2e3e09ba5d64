"""How far the clock of a demonstration has been moved."""

from django.db import models


class Rehearsal(models.Model):
    """One row at most; demo mode only. The time of the whole site is the real time plus this."""

    ahead = models.DurationField()
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.ahead)
