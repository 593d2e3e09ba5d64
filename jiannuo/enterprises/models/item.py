"""Things of a kind that an enterprise has: hirings, contracts, premises."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Item(models.Model):
    """One of them. A hired person is a row without name or number: 个人信息保护法 art 6, the least needed."""

    enterprise = models.ForeignKey("enterprises.Enterprise", models.PROTECT, related_name="items")
    #: a key of the declared kinds
    kind = models.CharField(_("类别"), max_length=32)
    #: key of the field -> [low, high] in base units, or a list of stored codes
    values = models.JSONField(_("内容"), default=dict)
    source = models.CharField(_("来源"), max_length=32)
    evidence = models.PositiveSmallIntegerField(_("证明程度"))
    observed_on = models.DateField(_("数据日期"))
    recorded_at = models.DateTimeField(_("登记时间"))
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("企业明细")
        verbose_name_plural = _("企业明细")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.enterprise_id} {self.kind}"
