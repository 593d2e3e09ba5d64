"""Messages on their way out. They are written with the step and leave after its commit."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models.event import Event


class Outbox(models.Model):
    """One message: to a person's inbox, to another app, to the outside world.

    Delivered at least once; ``id`` is the idempotency key for whoever receives it. What fails is
    tried again with growing pauses and ends as a dead letter that somebody must look at.
    """

    #: who delivers it: ``notice`` or ``happened``
    kind = models.CharField(max_length=16)
    #: the message class, or ``loop/step``
    topic = models.CharField(max_length=100)
    matter = models.ForeignKey("kernel.Matter", models.PROTECT, null=True, related_name="+")
    event = models.ForeignKey("kernel.Event", models.PROTECT, null=True, related_name="+")
    #: for notices: {"to": [{"unit":…, "role":…, "post":…, "account":…}]}
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    #: set only while a call that leaves the system is under way
    leased_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)
    #: a person said that a dead letter is not to be tried again
    given_up_at = models.DateTimeField(null=True)
    given_up_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    given_up_why = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("待发消息")
        verbose_name_plural = _("待发消息")
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["next_try_at", "id"],
                name="outbox_waiting",
                condition=models.Q(next_try_at__isnull=False),
            ),
            models.Index(
                fields=["-dead_at", "-id"],
                name="outbox_dead",
                condition=models.Q(dead_at__isnull=False, given_up_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.topic}"

    @classmethod
    def letter(
        cls, kind: str, topic: str, payload: dict[str, Any], *, at: datetime, event: Event | None = None
    ) -> "Outbox":
        """One not yet saved, to leave from ``at`` on; with ``event``, about its matter."""
        return cls(
            kind=kind,
            topic=topic,
            matter_id=event.matter_id if event else None,
            event=event,
            payload=payload,
            created_at=at,
            next_try_at=at,
        )
