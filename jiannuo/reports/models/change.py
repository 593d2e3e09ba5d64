"""Who changed what in the breakdown, and when. Rows are only ever added."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TaskChange(models.Model):
    """One act on one task: the values of the fields it changed, before and after.

    An act that touches several tasks (split, merge, bulk edit) writes one row for each, all with
    the same ``act``; what one act did is undone as a whole.
    """

    class Kind(models.TextChoices):
        """What was done."""

        CORRECT = "correct", _("修改")
        CONFIRM = "confirm", _("确认")
        WITHDRAW = "withdraw", _("退回待确认")
        SPLIT = "split", _("拆分")
        MERGE = "merge", _("合并")
        ADD = "add", _("新增")
        DROP = "drop", _("不列入")
        RESTORE = "restore", _("恢复列入")
        MOVE = "move", _("调整顺序")
        IMPORT = "import", _("表格导入")
        UNDO = "undo", _("撤销")

    report = models.ForeignKey("reports.Report", models.CASCADE, related_name="changes")
    task = models.ForeignKey("reports.Task", models.CASCADE, related_name="changes")
    #: the act this row is part of
    act = models.UUIDField(db_index=True)
    #: the act that this one takes back, if it is an undo
    undoes = models.UUIDField(null=True, blank=True)
    kind = models.CharField(_("动作"), max_length=16, choices=Kind)
    #: the revision the act brought the task to
    revision = models.PositiveIntegerField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey("people.Post", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("修改记录")
        verbose_name_plural = _("修改记录")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.task_id} {self.kind}"
