"""Time limits as rows: validity, source, and who may override them."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.timing.counting import StartRule
from jiannuo.kernel.timing.units import Budget, TimeUnit
from jiannuo.kernel.validity import Valid


class TimeLimit(Valid):
    """How long something may take, by law or by the district's own rule."""

    key = models.CharField(_("键"), max_length=64)
    label = models.CharField(_("名称"), max_length=100)
    amount = models.PositiveIntegerField(_("时限"))
    unit = models.CharField(_("单位"), max_length=16, choices=TimeUnit.choices)
    at_least = models.BooleanField(
        _("不少于"), default=False, help_text=_("公示期等：期限只能更长，不能更短")
    )
    #: what starts it, in words
    starts = models.CharField(_("起算"), max_length=100, blank=True)
    start_rule = models.CharField(
        _("起算规则"), max_length=16, choices=StartRule.choices, default=StartRule.AT_ONCE
    )
    extension_amount = models.PositiveIntegerField(_("可延长"), default=0)
    extension_level = models.CharField(_("延长批准人"), max_length=100, blank=True)
    #: listed reasons to pause: [{"key","label","basis","at_most","unit"}]
    pauses = models.JSONField(_("不计入的时间"), default=list, blank=True)
    expiry = models.CharField(_("期满"), max_length=200, blank=True)
    source = models.CharField(_("依据"), max_length=300)
    #: the district's own rule, which goes before the statutory row
    local = models.BooleanField(_("本区规定"), default=False)
    #: label, starts, extension_level and expiry in English, where somebody has put them into English
    english = models.JSONField(_("英文"), default=dict, blank=True)

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

    @property
    def budget(self) -> Budget:
        """The limit as an amount of its unit."""
        return Budget(self.amount, TimeUnit(self.unit))

    def spoken(self, name: str) -> str:
        """The text of the column ``name`` in the language of the page, or Chinese if there is no other."""
        chinese: str = getattr(self, name)
        english: str = self.english.get(name, "") if (get_language() or "").startswith("en") else ""
        return english or chinese
