"""One indicator and its yearly figures, each with its source."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Indicator(models.Model):
    """Something measured every year: 地区生产总值, 一般公共预算收入."""

    key = models.SlugField(_("标识"), max_length=64, unique=True)
    name = models.CharField(_("名称"), max_length=100)
    aliases = models.JSONField(_("别名"), default=list, blank=True)
    order = models.PositiveSmallIntegerField(_("排序"), default=0)

    class Meta:
        verbose_name = _("指标")
        verbose_name_plural = _("指标")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name


class Observation(models.Model):
    """One figure of one indicator for one year, as one source gives it."""

    class Kind(models.TextChoices):
        """Whether it happened or was promised."""

        RESULT = "result", _("完成")
        TARGET = "target", _("目标")

    class Measure(models.TextChoices):
        """An amount, or growth against the year before."""

        LEVEL = "level", _("总量")
        CHANGE = "change", _("增速")

    class Basis(models.TextChoices):
        """Whose figure it is. The official ones come from the bureau of statistics."""

        REPORT = "report", _("报告口径")
        WORKING = "working", _("调度口径")
        OFFICIAL = "official", _("统计局")

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="observations")
    division_code = models.CharField(_("区划代码"), max_length=12, blank=True)
    year = models.PositiveSmallIntegerField(_("年份"))
    kind = models.CharField(_("性质"), max_length=8, choices=Kind)
    measure = models.CharField(_("口径"), max_length=8, choices=Measure)
    comparator = models.CharField(_("比较"), max_length=2, default="=")
    value = models.DecimalField(_("数值"), max_digits=24, decimal_places=6)
    unit = models.CharField(_("单位"), max_length=16)
    basis = models.CharField(_("数据口径"), max_length=8, choices=Basis, default=Basis.REPORT)
    confirmed = models.BooleanField(_("已核对"), default=False)
    source = models.CharField(_("来源"), max_length=500)
    source_key = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("指标数值")
        verbose_name_plural = _("指标数值")

    def __str__(self) -> str:
        return f"{self.indicator} {self.year} {self.value}{self.unit}"
