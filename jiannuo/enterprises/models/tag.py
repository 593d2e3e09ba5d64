"""Tags that an enterprise chose for itself, so that policies can be shown before anything is known."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Tag(models.Model):
    """One chosen tag; which there are is declared in ``tagging``."""

    enterprise = models.ForeignKey("enterprises.Enterprise", models.CASCADE, related_name="tags")
    key = models.CharField(_("标签"), max_length=32)
    chosen_at = models.DateTimeField(_("选择时间"))
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("企业标签")
        verbose_name_plural = _("企业标签")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["enterprise", "key"], name="tag_chosen_once")]

    def __str__(self) -> str:
        return self.key
