"""Lights: schemes of rules as rows, which scheme is in force when, and the colours that were given."""

from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiannuo.commitments.lights.colours import Colour
from jiannuo.commitments.lights.conditions import check_conditions
from jiannuo.kernel.validity import Valid


class LightScheme(models.Model):
    """One way to give lights. There is no national standard, so a district chooses."""

    key = models.SlugField(_("键"), max_length=32, unique=True)
    label = models.CharField(_("名称"), max_length=50)
    about = models.CharField(_("说明"), max_length=300, blank=True)
    source = models.CharField(_("来源"), max_length=200, blank=True)
    #: whether a month's report that is made up later gives that month another light
    made_up_counts = models.BooleanField(_("补报后改灯"), default=False)
    confirmed = models.BooleanField(_("已由本区确认"), default=False)

    class Meta:
        verbose_name = _("亮灯方案")
        verbose_name_plural = _("亮灯方案")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.label

    @property
    def said(self) -> str:
        """Its name in the reader's language, where it is one a district starts with."""
        return gettext(self.label)


class LightRule(Valid):
    """One line of a scheme. The first rule whose conditions all hold gives the light."""

    scheme = models.ForeignKey(LightScheme, models.PROTECT, related_name="rules", verbose_name=_("方案"))
    order = models.PositiveSmallIntegerField(_("次序"))
    colour = models.CharField(_("灯色"), max_length=8, choices=Colour)
    label = models.CharField(_("规则"), max_length=100)
    #: all must hold; none at all means "otherwise"
    conditions = models.JSONField(_("条件"), default=list, blank=True, validators=[check_conditions])

    class Meta(Valid.Meta):
        verbose_name = _("亮灯规则")
        verbose_name_plural = _("亮灯规则")
        ordering = ["scheme", "order", "id"]

    def __str__(self) -> str:
        return self.label


class LightPeriod(Valid):
    """From when to when a scheme is in force: one at a time, chosen by the district."""

    scheme = models.ForeignKey(LightScheme, models.PROTECT, related_name="periods", verbose_name=_("方案"))
    reason = models.CharField(_("理由"), max_length=200, blank=True)
    decided_at = models.DateTimeField(_("决定时间"), null=True, blank=True)
    decided_by = models.ForeignKey("people.Post", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Valid.Meta):
        verbose_name = _("方案启用期")
        verbose_name_plural = _("方案启用期")
        ordering = ["-valid_from", "-id"]
        constraints = [
            *Valid.Meta.constraints,
            models.UniqueConstraint(fields=["valid_from"], name="one_scheme_begins_on_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.valid_from or ''}"


class Light(models.Model):
    """The colour a commitment had at the end of a month, with the rule and the numbers behind it.

    Rows are only ever added; the database refuses anything else. A report made up later may give
    the month another light by the same rules: then a second row stands beside the first.
    """

    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="lights")
    #: the first day of the month
    month = models.DateField(_("月份"))
    colour = models.CharField(_("灯色"), max_length=8, choices=Colour)
    #: none: the commitment was not under way, ``numbers`` name its state
    rule = models.ForeignKey(LightRule, models.PROTECT, null=True, related_name="+", verbose_name=_("规则"))
    numbers = models.JSONField(_("依据的数"), default=dict)
    decided_at = models.DateTimeField(_("定灯时间"))
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    class Meta:
        verbose_name = _("月度亮灯")
        verbose_name_plural = _("月度亮灯")
        ordering = ["month", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "month"],
                condition=models.Q(supersedes__isnull=True),
                name="one_first_light_of_a_month",
            )
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.month:%Y-%m} {self.colour}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only once: what was shown stays what was shown."""
        if self.pk:
            raise TypeError("a light is never changed; write another one that supersedes it")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never."""
        raise TypeError("a light is never deleted")
