"""Evidence in its place: which event of which matter a paper proves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.papers.evidence.policy import Kind
from jiannuo.papers.models.paper import Paper


class Attachment(models.Model):
    """One paper handed in with one step. Like the event it belongs to, it is only ever added."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="attachments", verbose_name=_("文件"))
    matter = models.ForeignKey(
        "kernel.Matter", models.PROTECT, related_name="attachments", verbose_name=_("事项")
    )
    event = models.ForeignKey(
        "kernel.Event", models.PROTECT, related_name="attachments", verbose_name=_("办理记录")
    )
    #: the fact of the step that it answers
    fact = models.CharField(max_length=40)
    kind = models.CharField(_("类别"), max_length=16, choices=Kind)
    #: what whoever handed it in called it
    name = models.CharField(_("文件名"), max_length=255)
    caption = models.CharField(_("说明"), max_length=200, blank=True)
    #: whether everybody who may see the matter may see it; otherwise only those who work on it
    public = models.BooleanField(_("对外公开"), default=False)

    class Meta:
        verbose_name = _("佐证材料")
        verbose_name_plural = _("佐证材料")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "fact", "paper"], name="papers_attached_once"),
        ]

    def __str__(self) -> str:
        return self.caption or self.name
