"""A measured claim of a report."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Fact(models.Model):
    """One number with its meaning. ``start``/``end`` are character offsets in the report's text."""

    class Status(models.TextChoices):
        """Happened, promised, or neither."""

        RESULT = "result", _("完成")
        TARGET = "target", _("目标")
        CONTEXT = "context", _("背景")

    class Role(models.TextChoices):
        """Amount, change or rank."""

        LEVEL = "level", _("总量")
        CHANGE = "change", _("变化")
        RANK = "rank", _("位次")

    class Review(models.TextChoices):
        """A number read by the machine is a draft until a person confirms it."""

        DRAFT = "draft", _("待核对")
        CONFIRMED = "confirmed", _("已核对")
        REJECTED = "rejected", _("不采用")

    report = models.ForeignKey("reports.Report", models.CASCADE, related_name="facts")
    order = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentence_start = models.PositiveIntegerField()
    sentence = models.TextField(_("原句"))
    quote = models.TextField(_("原文"))
    heading = models.CharField(_("段首句"), max_length=300, blank=True)
    part = models.CharField(_("部分"), max_length=16)
    subject = models.CharField(_("主体"), max_length=300)
    value = models.DecimalField(_("数值"), max_digits=28, decimal_places=6)
    value2 = models.DecimalField(_("上限"), max_digits=28, decimal_places=6, null=True, blank=True)
    unit = models.CharField(_("单位"), max_length=32, blank=True)
    comparator = models.CharField(_("比较"), max_length=2, default="=")
    role = models.CharField(_("性质"), max_length=8, choices=Role)
    period = models.CharField(_("年份"), max_length=16, blank=True)
    status = models.CharField(_("状态"), max_length=8, choices=Status)
    review = models.CharField(_("核对"), max_length=10, choices=Review, default=Review.DRAFT)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    #: counts changes, so that two people checking at once do not overwrite each other
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("事实")
        verbose_name_plural = _("事实")
        ordering = ["report", "order"]
        constraints = [models.UniqueConstraint(fields=["report", "order"], name="one_fact_at_one_place")]

    def __str__(self) -> str:
        return f"{self.subject} {self.quote}"
