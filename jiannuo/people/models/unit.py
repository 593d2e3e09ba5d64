"""Units: departments, branches, streets, communities, with names that change in time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.validity import Valid


class Unit(Valid):
    """One body that can owe work."""

    class Kind(models.TextChoices):
        """What kind of body it is. Party bodies and branches are not the government's to assign."""

        GOVERNMENT = "government", _("政府部门")
        BRANCH = "branch", _("垂直管理分局")
        PARTY = "party", _("区委部门")
        MASS = "mass", _("群团组织")
        STREET = "street", _("街道")
        COMMUNITY = "community", _("社区")
        ENTERPRISE = "enterprise", _("国有企业")
        CONGRESS = "congress", _("人大机关")

    code = models.CharField(_("编码"), max_length=32, unique=True)
    name = models.CharField(_("名称"), max_length=100)
    kind = models.CharField(_("类别"), max_length=16, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级单位")
    )
    superior = models.CharField(_("上级主管"), max_length=100, blank=True)
    division_code = models.CharField(_("所辖区划代码"), max_length=12, blank=True)
    confirmed = models.BooleanField(_("已由本区确认"), default=False)
    order = models.PositiveSmallIntegerField(_("排序"), default=0)

    class Meta:
        verbose_name = _("单位")
        verbose_name_plural = _("单位")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name


class UnitAlias(models.Model):
    """Another name people write for the unit: 区住建局, 住建局, 区建设局."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="aliases", verbose_name=_("单位"))
    name = models.CharField(_("别名"), max_length=100)

    class Meta:
        verbose_name = _("别名")
        verbose_name_plural = _("别名")
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="one_alias_once")]

    def __str__(self) -> str:
        return self.name


class UnitDuty(Valid):
    """A word of the unit's duties; the words that suggest a lead unit are data, not code."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="duties", verbose_name=_("单位"))
    word = models.CharField(_("职责词"), max_length=50)
    weight = models.PositiveSmallIntegerField(_("权重"), default=1)
    source = models.CharField(_("依据"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("职责词")
        verbose_name_plural = _("职责词")

    def __str__(self) -> str:
        return self.word
