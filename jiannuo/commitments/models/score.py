"""Scores of units: the groups they are compared in, the formula as rows, and the scores of past months.

What is scored is a unit. No row here points at a person, an account or a post that would be rated.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.commitments.scores.measures import Kind, Measure
from jiannuo.kernel.validity import Valid


class ScoreGroup(models.Model):
    """Units that are compared with one another, because their denominators are alike."""

    key = models.SlugField(_("键"), max_length=32, unique=True)
    label = models.CharField(_("名称"), max_length=50)
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    #: units of these kinds are suggested for it, if ``words`` are empty or one is in their name
    kinds = models.JSONField(_("建议的单位类别"), default=list, blank=True)
    words = models.JSONField(_("建议的名称用字"), default=list, blank=True)

    class Meta:
        verbose_name = _("考核分组")
        verbose_name_plural = _("考核分组")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.label


class GroupMember(Valid):
    """A unit in a group, as the district confirmed it. Before that, the suggestion holds."""

    group = models.ForeignKey(ScoreGroup, models.PROTECT, related_name="members", verbose_name=_("分组"))
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("单位"))
    reason = models.CharField(_("理由"), max_length=200, blank=True)
    decided_at = models.DateTimeField(_("决定时间"), null=True, blank=True)
    decided_by = models.ForeignKey("people.Post", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Valid.Meta):
        verbose_name = _("分组成员")
        verbose_name_plural = _("分组成员")
        constraints = [
            *Valid.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit"], condition=models.Q(valid_to__isnull=True), name="one_open_group_of_a_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.unit}"


class ScoreFormula(Valid):
    """One version of the formula. A change is another version from a day on; the old one stays."""

    reason = models.CharField(_("修改理由"), max_length=200)
    confirmed = models.BooleanField(_("已由本区确认"), default=False)
    decided_at = models.DateTimeField(_("决定时间"), null=True, blank=True)
    decided_by = models.ForeignKey("people.Post", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Valid.Meta):
        verbose_name = _("计分办法")
        verbose_name_plural = _("计分办法")
        ordering = ["-valid_from", "-id"]
        constraints = [
            *Valid.Meta.constraints,
            models.UniqueConstraint(fields=["valid_from"], name="one_formula_begins_on_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from or ''} {self.reason}"


class ScoreTerm(models.Model):
    """One line of a formula: a measure, how it counts, and how much."""

    formula = models.ForeignKey(ScoreFormula, models.CASCADE, related_name="terms")
    measure = models.CharField(_("指标"), max_length=24, choices=Measure)
    kind = models.CharField(_("计法"), max_length=8, choices=Kind)
    #: of a part: points of 100; of a bonus or malus: points a case
    points = models.DecimalField(_("分值"), max_digits=5, decimal_places=2)
    #: of a bonus or malus: points at most
    most = models.DecimalField(_("上限"), max_digits=5, decimal_places=2, null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("次序"), default=0)

    class Meta:
        verbose_name = _("计分项")
        verbose_name_plural = _("计分项")
        ordering = ["formula", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["formula", "measure"], name="one_term_of_a_measure"),
            models.CheckConstraint(condition=models.Q(points__gte=0), name="points_are_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.get_measure_display()} {self.points}"


class Score(models.Model):
    """What a unit scored at the end of a month. Rows are only ever added."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("单位"))
    group = models.ForeignKey(ScoreGroup, models.PROTECT, related_name="+", verbose_name=_("分组"))
    month = models.DateField(_("月份"))
    total = models.DecimalField(_("得分"), max_digits=6, decimal_places=2)
    rank = models.PositiveSmallIntegerField(_("名次"))
    #: how many units of the group were ranked
    ranked = models.PositiveSmallIntegerField(_("参评单位"))
    #: every term with its numerator, denominator and points
    parts = models.JSONField(_("构成"), default=list)
    formula = models.ForeignKey(ScoreFormula, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("定分时间"))

    class Meta:
        verbose_name = _("月度得分")
        verbose_name_plural = _("月度得分")
        ordering = ["-month", "group", "rank", "unit"]
        constraints = [models.UniqueConstraint(fields=["unit", "month"], name="one_score_of_a_month")]

    def __str__(self) -> str:
        return f"{self.unit} {self.month:%Y-%m} {self.total}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only once: a score that was announced stays."""
        if self.pk:
            raise TypeError("a score is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never."""
        raise TypeError("a score is never deleted")
