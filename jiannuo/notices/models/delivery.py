"""Messages on their way to a channel outside."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.notices.models.subscription import Subscription

WAITING = models.Q(sent_at__isnull=True, dead_at__isnull=True, leased_until__isnull=True)


class Delivery(models.Model):
    """One message to one channel: how many notices of which class wait in the inbox.

    Until somebody takes it to send, further notices join it; so a channel has one waiting at most.
    """

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="deliveries")
    #: message class -> how many
    tally = models.JSONField(default=dict)
    urgent = models.BooleanField(default=False)
    created_at = models.DateTimeField(_("产生时间"))
    next_try_at = models.DateTimeField(_("下次发送"), null=True)
    tries = models.PositiveSmallIntegerField(_("已试次数"), default=0)
    #: set while somebody sends it; when it is over, another may
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("送出时间"), null=True)
    dead_at = models.DateTimeField(_("放弃时间"), null=True)
    error = models.CharField(_("原因"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("外发通知")
        verbose_name_plural = _("外发通知")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["subscription"], condition=WAITING, name="one_message_waits_for_a_channel"
            )
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                name="delivery_waiting",
                condition=models.Q(next_try_at__isnull=False),
            ),
            models.Index(fields=["dead_at"], name="delivery_dead", condition=models.Q(dead_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.subscription_id} {sum(self.tally.values())}"
