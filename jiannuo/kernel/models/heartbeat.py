"""When the worker, and each of its jobs, was last at work."""

from django.db import models


class Heartbeat(models.Model):
    """``worker`` for the workers together; ``job …`` for one housekeeping job. Real time, never rehearsed."""

    name = models.CharField(max_length=64, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.beat_at}"
