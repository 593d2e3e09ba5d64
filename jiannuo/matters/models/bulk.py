"""One step for many matters: what was chosen, and what became of each."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Bulk(models.Model):
    """A step that one person takes for a list of matters. The facts are the same for all of them."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    loop = models.CharField(max_length=64)
    step = models.CharField(max_length=40)
    #: None until they are told; the kernel checks them anew for every matter
    facts = models.JSONField(null=True)
    chosen_at = models.DateTimeField()
    #: None while it is only looked at
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("批量办理")
        verbose_name_plural = _("批量办理")
        ordering = ["-chosen_at"]

    def __str__(self) -> str:
        return f"{self.loop}.{self.step}"

    def key_of(self, matter_id: int) -> str:
        """What makes acting twice on one matter harmless; every event of this bulk begins with it."""
        return f"bulk:{self.id.hex}:{matter_id}"


class BulkItem(models.Model):
    """One matter of it."""

    class Outcome(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", _("待办")
        DONE = "done", _("已办")
        REFUSED = "refused", _("未办")

    bulk = models.ForeignKey(Bulk, models.CASCADE, related_name="items")
    matter = models.ForeignKey("kernel.Matter", models.CASCADE, related_name="+")
    #: the revision that was looked at
    revision = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.WAITING)
    #: the refusal, in the words of whoever was refused
    sentence = models.CharField(max_length=500, blank=True)
    cure = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("批量办理的事项")
        verbose_name_plural = _("批量办理的事项")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["bulk", "matter"], name="one_matter_once_in_a_bulk")]

    def __str__(self) -> str:
        return f"{self.bulk_id} {self.matter_id}"
