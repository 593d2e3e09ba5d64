"""Time limits as rows: validity, source, and who may override them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.validity import Valid


class TimeLimit(Valid):
    """How long something may take, by law or by the district's own rule."""

    key = models.CharField(_("键"), max_length=64)
    label = models.CharField(_("名称"), max_length=100)
    amount = models.PositiveIntegerField(_("时限"))
    unit = models.CharField(_("单位"), max_length=16)
    #: what starts it, in words
    starts = models.CharField(_("起算"), max_length=100, blank=True)
    extension_amount = models.PositiveIntegerField(_("可延长"), default=0)
    extension_level = models.CharField(_("延长批准人"), max_length=100, blank=True)
    #: listed reasons to pause: [{"key","label","basis","at_most","unit"}]
    pauses = models.JSONField(_("不计入的时间"), default=list, blank=True)
    expiry = models.CharField(_("期满"), max_length=200, blank=True)
    source = models.CharField(_("依据"), max_length=300)
    #: the district's own rule, which goes before the statutory row
    local = models.BooleanField(_("本区规定"), default=False)

    class Meta(Valid.Meta):
        verbose_name = _("时限规定")
        verbose_name_plural = _("时限规定")
        ordering = ["key", "-local", "-valid_from"]
        constraints = [
            *Valid.Meta.constraints,
            models.UniqueConstraint(fields=["key", "valid_from", "local"], name="one_limit_of_a_key"),
        ]

    def __str__(self) -> str:
        return self.label
