"""Who handed in which paper, under which name."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.papers.models.paper import Paper


class Submission(models.Model):
    """One account handing in one file as evidence.

    The bytes may be kept already because somebody else handed them in; name and hash as received
    belong to the person who did, and tell nobody else anything.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="submissions", verbose_name=_("文件"))
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("上传人"))
    name = models.CharField(_("文件名"), max_length=255)
    #: of the bytes before notes were taken out; proves which file of the phone it was
    received_sha256 = models.CharField(_("原文件校验值"), max_length=64)
    submitted_at = models.DateTimeField(_("交来时间"), db_index=True)

    class Meta:
        verbose_name = _("交件")
        verbose_name_plural = _("交件")
        constraints = [
            models.UniqueConstraint(fields=["account", "paper"], name="papers_submission_once"),
        ]
        indexes = [models.Index(fields=["account", "received_sha256"], name="papers_submission_received")]

    def __str__(self) -> str:
        return self.name
