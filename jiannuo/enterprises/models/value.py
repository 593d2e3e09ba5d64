"""A value: what one source says of one attribute of one enterprise."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Value(models.Model):
    """One statement. It is never overwritten: a later one of the same source supersedes it.

    Numbers and dates are an interval of base units (fen, millionths, ordinals of days), both ends
    included, None without end; words are a list of stored codes, more than one where a source left
    open which. A flag is the word ``yes`` or ``no``.
    """

    enterprise = models.ForeignKey(
        "enterprises.Enterprise", models.PROTECT, related_name="values", db_index=False
    )
    attribute = models.CharField(_("事实"), max_length=48)
    year = models.SmallIntegerField(_("年度"), null=True, blank=True)
    low = models.BigIntegerField(_("不低于"), null=True, blank=True)
    high = models.BigIntegerField(_("不高于"), null=True, blank=True)
    words = models.JSONField(_("选项"), default=list, blank=True)
    source = models.CharField(_("来源"), max_length=32)
    #: facts.Evidence as a number
    evidence = models.PositiveSmallIntegerField(_("证明程度"))
    observed_on = models.DateField(_("数据日期"))
    #: the last day on which the source itself lets it be relied upon
    valid_until = models.DateField(_("有效期至"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("登记时间"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    import_run = models.ForeignKey(
        "enterprises.ImportRun", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    #: why an officer or the enterprise states it, where they gave a reason
    reason = models.CharField(_("说明"), max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("企业事实")
        verbose_name_plural = _("企业事实")
        ordering = ["id"]
        indexes = [models.Index(fields=["enterprise", "attribute", "year"], name="value_by_attribute")]

    def __str__(self) -> str:
        return f"{self.enterprise_id} {self.attribute} {self.year or ''}".strip()
