"""A glossary entry (名词解释) of a report."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Term(models.Model):
    """One explained term and where the text uses it."""

    report = models.ForeignKey("reports.Report", models.CASCADE, related_name="terms")
    order = models.PositiveIntegerField()
    name = models.CharField(_("名词"), max_length=200)
    explanation = models.TextField(_("解释"))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    #: [start, end] pairs in the report's text
    uses = models.JSONField(default=list)

    class Meta:
        verbose_name = _("名词解释")
        verbose_name_plural = _("名词解释")
        ordering = ["report", "order"]

    def __str__(self) -> str:
        return self.name
