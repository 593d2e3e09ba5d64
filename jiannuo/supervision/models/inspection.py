"""An inspection: what was planned and approved, of whom, when, by which group."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models import Matter


class Kind(models.TextChoices):
    """The kinds of supervision (政府督查工作条例 art 14)."""

    GENERAL = "general", _("综合督查")
    SPECIAL = "special", _("专项督查")
    INCIDENT = "incident", _("事件调查")
    ROUTINE = "routine", _("日常督办")
    CLUE = "clue", _("线索核查")


class Means(models.TextChoices):
    """How it may be done (政府督查工作条例 art 12)."""

    SELF_CHECK = "self_check", _("要求自查、说明情况")
    REPORT = "report", _("听取汇报")
    VISIT = "visit", _("检查、访谈")
    UNANNOUNCED = "unannounced", _("暗访")
    HEARING = "hearing", _("座谈、听证、统计、评估")
    DOCUMENTS = "documents", _("调阅、复制资料")
    CLUES = "clues", _("收集线索")
    TALK = "talk", _("约谈负责人、责任人")
    ONLINE = "online", _("“互联网+督查”")


class Field(models.TextChoices):
    """What it is about: two inspections of one unit in one field and quarter look like one too many."""

    DECISIONS = "decisions", _("重要部署落实")
    LIVELIHOOD = "livelihood", _("民生实事")
    BUSINESS = "business", _("营商环境")
    PROJECTS = "projects", _("项目建设")
    FUNDS = "funds", _("财政资金")
    SAFETY = "safety", _("安全生产")
    ENVIRONMENT = "environment", _("生态环保")
    CITY = "city", _("城市管理")
    CONDUCT = "conduct", _("行政效能")
    OTHER = "other", _("其他")


class Inspection(Matter):
    """One inspection with its plan (政府督查工作条例 art 15: content, units and scope are laid down first).

    What was found and concluded is in its events; each inspected unit has a Part of its own.
    """

    kind = models.CharField(_("督查类型"), max_length=16, choices=Kind, blank=True)
    field = models.CharField(_("督查领域"), max_length=16, choices=Field, blank=True)
    basis = models.CharField(_("立项依据"), max_length=300, blank=True)
    content = models.TextField(_("督查内容"), blank=True)
    scope = models.TextField(_("督查范围"), blank=True)
    units = models.ManyToManyField("people.Unit", blank=True, related_name="+", verbose_name=_("督查对象"))
    begins_on = models.DateField(_("开始日期"), null=True)
    ends_on = models.DateField(_("结束日期"), null=True)
    #: keys of Means, in their order
    means = models.JSONField(_("督查方式"), default=list, blank=True)
    chief = models.ForeignKey(
        "people.Post", models.PROTECT, null=True, related_name="+", verbose_name=_("组长")
    )
    members = models.ManyToManyField("people.Post", blank=True, related_name="+", verbose_name=_("组员"))
    guests = models.CharField(_("邀请参加"), max_length=300, blank=True)
    #: the units hear of it with the conclusion, not before
    unannounced = models.BooleanField(_("事先不通知"), default=False)
    #: why it was approved although another inspection of the same unit touches it
    necessity = models.TextField(_("确认仍有必要"), blank=True)
    demo = models.BooleanField(_("演示数据"), default=False)

    class Meta:
        verbose_name = _("督查")
        verbose_name_plural = _("督查")
        indexes = [models.Index(fields=["begins_on", "ends_on"], name="inspection_by_dates")]
