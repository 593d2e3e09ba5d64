"""Units: departments, branches, streets, communities, with names that change in time."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.division_code import check_division_code
from jiannuo.kernel.validity import Valid

#: lists of names are written with 、 between them, duty words with *weight behind them
one_name = RegexValidator(r"^[^、，,；;\n]+$", _("一行只写一个名称，不能含顿号、逗号、分号。"))
one_word = RegexValidator(r"^[^、，,；;\n*×]+$", _("一行只写一个词，不能含顿号、逗号、分号、星号。"))


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
    full_name = models.CharField(_("全称"), max_length=200, blank=True)
    kind = models.CharField(_("类别"), max_length=16, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级单位")
    )
    superior = models.CharField(_("上级主管"), max_length=100, blank=True)
    division_code = models.CharField(
        _("所辖区划代码"), max_length=12, blank=True, validators=[check_division_code]
    )
    #: the unit that took over the duties of a dissolved one
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("并入")
    )
    note = models.CharField(_("说明"), max_length=200, blank=True)
    confirmed = models.BooleanField(_("已由本区确认"), default=False)
    order = models.PositiveSmallIntegerField(_("排序"), default=0)

    class Meta(Valid.Meta):
        verbose_name = _("单位")
        verbose_name_plural = _("单位")
        ordering = ["order", "code"]
        constraints = [
            *Valid.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=[
                        "government",
                        "branch",
                        "party",
                        "mass",
                        "street",
                        "community",
                        "enterprise",
                        "congress",
                    ]
                ),
                name="unit_is_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=~models.Q(code="") & ~models.Q(name=""), name="unit_has_code_and_name"
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="unit_is_not_its_own_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def assignable(self) -> bool:
        """Whether the government office may give it work without first asking for its consent."""
        return self.kind not in (self.Kind.PARTY, self.Kind.BRANCH, self.Kind.MASS, self.Kind.CONGRESS)

    def clean(self) -> None:
        """Refuse a chain of parents that comes back to the unit itself."""
        super().clean()
        above = self.parent
        while above is not None:
            if above.pk is not None and above.pk == self.pk:
                raise ValidationError({"parent": _("上级单位不能是本单位或本单位的下级。")})
            above = above.parent


class UnitAlias(models.Model):
    """Another name people write for the unit: 区住建局, 住建局, 区建设局."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="aliases", verbose_name=_("单位"))
    name = models.CharField(_("别名"), max_length=100, validators=[one_name])

    class Meta:
        verbose_name = _("别名")
        verbose_name_plural = _("别名")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], name="one_alias_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="alias_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a name that another unit bears at the same time: nobody could tell them apart."""
        if self.unit_id is None:
            return
        others = Unit.objects.filter(
            models.Q(name=self.name) | models.Q(full_name=self.name) | models.Q(aliases__name=self.name)
        ).exclude(pk=self.unit_id)
        for other in others:
            if other.overlaps(self.unit):
                raise ValidationError(
                    {
                        "name": _("“%(name)s”已经是%(other)s的名称。")
                        % {"name": self.name, "other": other.name}
                    }
                )


class UnitDuty(Valid):
    """A word of the unit's duties; the words that suggest a lead unit are data, not code."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="duties", verbose_name=_("单位"))
    word = models.CharField(_("职责词"), max_length=50, validators=[one_word])
    #: 3 mainly this unit, 2 usually this unit, 1 one of several
    weight = models.PositiveSmallIntegerField(
        _("权重"), default=2, help_text=_("3：主要由本单位承担；2：通常由本单位承担；1：多家单位都会涉及")
    )
    source = models.CharField(_("依据"), max_length=200, blank=True)

    class Meta(Valid.Meta):
        verbose_name = _("职责词")
        verbose_name_plural = _("职责词")
        ordering = ["-weight", "id"]
        constraints = [
            *Valid.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "word", "valid_from"], name="one_duty_word_once"),
            models.CheckConstraint(
                condition=models.Q(weight__gte=1, weight__lte=3), name="duty_weight_is_1_to_3"
            ),
            models.CheckConstraint(condition=~models.Q(word=""), name="duty_word_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.word
