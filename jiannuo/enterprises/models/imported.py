"""A list of enterprises on its way in: the file, what it would do, what was wrong with which row."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    """One file. Nothing of it is applied until somebody agreed to what it would do."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("等待检查")
        CHECKING = "checking", _("正在检查")
        CHECKED = "checked", _("已检查，待确认")
        AGREED = "agreed", _("已确认，等待导入")
        APPLYING = "applying", _("正在导入")
        DONE = "done", _("已导入")
        REFUSED = "refused", _("无法读取")
        DROPPED = "dropped", _("已放弃")

    name = models.CharField(_("文件名"), max_length=255)
    digest = models.CharField(max_length=64)
    #: the bytes, until the run ended
    content = models.BinaryField(null=True)
    source = models.CharField(_("来源"), max_length=32)
    observed_on = models.DateField(_("数据日期"))
    state = models.CharField(_("进度"), max_length=16, choices=State, default=State.WAITING)
    row_count = models.PositiveIntegerField(_("总行数"), default=0)
    #: rows read or applied so far
    done = models.PositiveIntegerField(_("已处理"), default=0)
    added = models.PositiveIntegerField(_("新增"), default=0)
    changed = models.PositiveIntegerField(_("变更"), default=0)
    same = models.PositiveIntegerField(_("没有变化"), default=0)
    refused = models.PositiveIntegerField(_("有问题"), default=0)
    conflicts = models.PositiveIntegerField(_("与其他来源不一致"), default=0)
    #: headings, unknown columns, and some of the differences, to look at before agreeing
    preview = models.JSONField(default=dict, blank=True)
    #: why the file as a whole could not be read
    problem = models.CharField(_("问题"), max_length=300, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(_("上传时间"))
    moved_at = models.DateTimeField(_("最近进展"))

    class Meta:
        verbose_name = _("企业名单导入")
        verbose_name_plural = _("企业名单导入")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name


class ImportRow(models.Model):
    """One problem of one row: which column, and what is wrong with it."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="problems")
    row = models.PositiveIntegerField(_("行"))
    column = models.CharField(_("列"), max_length=64, blank=True)
    text = models.CharField(_("原文"), max_length=200, blank=True)
    cause = models.CharField(_("问题"), max_length=300)

    class Meta:
        verbose_name = _("导入问题")
        verbose_name_plural = _("导入问题")
        ordering = ["row", "id"]

    def __str__(self) -> str:
        return f"{self.row} {self.column}"
