"""One government work report, as adopted or as a draft."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Report(models.Model):
    """The text of one report with its outline; facts, tasks and terms point into ``text``."""

    title = models.CharField(_("标题"), max_length=200)
    place = models.CharField(_("地区"), max_length=100, blank=True)
    division_code = models.CharField(_("区划代码"), max_length=12, blank=True)
    meeting = models.CharField(_("会议"), max_length=200, blank=True)
    delivered_on = models.DateField(_("报告日期"), null=True, blank=True)
    speaker = models.CharField(_("报告人"), max_length=100, blank=True)
    reviewed_year = models.PositiveSmallIntegerField(_("回顾年份"), null=True, blank=True)
    planned_year = models.PositiveSmallIntegerField(_("安排年份"), null=True, blank=True)
    text = models.TextField(_("正文"))
    text_sha256 = models.CharField(max_length=64, unique=True)
    #: parts, paragraphs and sentences as spans of ``text`` (reading.outline)
    outline = models.JSONField(default=dict)
    #: what the reader could not find, as codes with places (reading.findings)
    findings = models.JSONField(default=list)
    paper = models.ForeignKey(
        "papers.Paper", models.PROTECT, null=True, blank=True, verbose_name=_("原始文件")
    )
    adopted = models.BooleanField(_("已经大会通过"), default=False)
    demo = models.BooleanField(_("演示数据"), default=False)
    loaded_at = models.DateTimeField(_("载入时间"))
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("载入人")
    )

    class Meta:
        verbose_name = _("工作报告")
        verbose_name_plural = _("工作报告")
        ordering = ["-planned_year", "-id"]

    def __str__(self) -> str:
        return self.title
