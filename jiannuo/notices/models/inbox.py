"""The inbox: one item per message class and window, with the notices that were taken together."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from jiannuo.notices.message import Message


class InboxItem(models.Model):
    """What one account finds as one line: a notice alone, or a digest of many."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    #: the key of a message class
    message = models.CharField(max_length=100)
    #: the beginning of the window in which notices of the class join this item
    window_at = models.DateTimeField()
    count = models.PositiveIntegerField(_("条数"), default=0)
    first_at = models.DateTimeField(_("最早"))
    last_at = models.DateTimeField(_("最近"))
    read_at = models.DateTimeField(_("已读时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("收件")
        verbose_name_plural = _("收件")
        ordering = ["-last_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "message", "window_at"], name="one_item_of_a_class_in_a_window"
            )
        ]
        indexes = [
            models.Index(fields=["account", "-last_at", "-id"], name="inbox_by_time"),
            models.Index(fields=["account"], name="inbox_unread", condition=models.Q(read_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.message} ×{self.count}"

    @property
    def declared(self) -> "type[Message] | None":
        """Its message class; None once the app that declared it is gone."""
        from jiannuo.notices.message import message_of

        return message_of(self.message)


class InboxEntry(models.Model):
    """One notice to one account. What it says is rendered when it is read."""

    item = models.ForeignKey(InboxItem, models.CASCADE, related_name="entries")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    #: the message in the outbox that it came from: the second delivery of one changes nothing
    outbox = models.BigIntegerField()
    matter = models.ForeignKey("kernel.Matter", models.PROTECT, null=True, related_name="+")
    event = models.ForeignKey("kernel.Event", models.PROTECT, null=True, related_name="+")
    level = models.CharField(max_length=16, blank=True)
    payload = models.JSONField(default=dict)
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("收件明细")
        verbose_name_plural = _("收件明细")
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(fields=["account", "outbox"], name="one_notice_once")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.outbox}"
