"""What people decided where a condition says 人工认定: by whom, why, and for how long."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.validity import Valid


class Decision(Valid):
    """The answer to one question about one enterprise, for one policy. Later rows replace earlier ones."""

    policy = models.ForeignKey("policies.Policy", models.PROTECT, related_name="decisions")
    enterprise = models.ForeignKey("enterprises.Enterprise", models.PROTECT, related_name="decisions")
    question = models.CharField(_("认定事项"), max_length=200)
    answer = models.BooleanField(_("结论"))
    reason = models.CharField(_("理由"), max_length=500)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("认定时间"))

    class Meta(Valid.Meta):
        verbose_name = _("人工认定")
        verbose_name_plural = _("人工认定")
        ordering = ["id"]
        indexes = [models.Index(fields=["policy", "enterprise"], name="decision_by_enterprise")]

    def __str__(self) -> str:
        return self.question
