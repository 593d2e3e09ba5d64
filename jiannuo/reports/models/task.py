"""One row of the task breakdown (任务分解表)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Task(models.Model):
    """A piece of work the report promises, at the grain at which it is given to one lead unit."""

    class State(models.TextChoices):
        """Nothing is final until a person confirms it."""

        DRAFT = "draft", _("待确认")
        CONFIRMED = "confirmed", _("已确认")
        DROPPED = "dropped", _("不列入")
        #: no longer a row of the table (merged into another, or its adding was undone); kept for history
        VOID = "void", _("已作废")

    class Origin(models.TextChoices):
        """Where the row comes from."""

        READ = "read", _("读取")
        ADDED = "added", _("新增")
        SPLIT = "split", _("拆分")
        MERGED = "merged", _("合并")

    report = models.ForeignKey("reports.Report", models.CASCADE, related_name="tasks")
    order = models.FloatField(_("排序"))
    state = models.CharField(_("确认"), max_length=10, choices=State, default=State.DRAFT)
    origin = models.CharField(_("来源"), max_length=8, choices=Origin, default=Origin.READ)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(_("报告原文"))
    heading = models.CharField(_("段首句"), max_length=300, blank=True)
    action = models.CharField(_("动作"), max_length=50)
    object = models.CharField(_("对象"), max_length=300)
    domain = models.CharField(_("领域"), max_length=16)
    quantified = models.BooleanField(_("可量化"), default=False)
    targets = models.CharField(_("量化目标"), max_length=500, blank=True)
    measure = models.TextField(_("具体举措"), blank=True)
    lead_unit = models.ForeignKey(
        "people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("牵头单位")
    )
    assisting_units = models.ManyToManyField(
        "people.Unit", blank=True, related_name="+", verbose_name=_("配合单位")
    )
    #: the words of the quote that led to the suggested units, by unit code
    suggestion = models.JSONField(default=dict, blank=True)
    leader_post = models.ForeignKey(
        "people.Post", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("责任领导")
    )
    due_on = models.DateField(_("完成时限"), null=True, blank=True)
    #: what should stand at the end of each quarter: four texts
    milestones = models.JSONField(_("季度形象进度"), default=list, blank=True)
    note = models.TextField(_("备注"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("任务")
        verbose_name_plural = _("任务")
        ordering = ["report", "order", "id"]

    def __str__(self) -> str:
        return f"{self.action}{self.object}"
