"""A visit to an enterprise (走访)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Visit(models.Model):
    """Who called on an enterprise when, and what was said. What must be solved becomes a Problem."""

    enterprise = models.ForeignKey("enterprises.Enterprise", models.PROTECT, related_name="visits")
    visited_on = models.DateField(_("走访日期"))
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("走访单位"))
    post = models.ForeignKey(
        "people.Post", models.PROTECT, null=True, related_name="+", verbose_name=_("走访人岗位")
    )
    words = models.TextField(_("走访情况"), blank=True)
    recorded_at = models.DateTimeField(_("登记时间"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    #: given by the form; the same form sent twice is one visit
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("走访")
        verbose_name_plural = _("走访")
        ordering = ["-visited_on", "-id"]

    def __str__(self) -> str:
        return f"{self.visited_on} {self.enterprise_id}"
