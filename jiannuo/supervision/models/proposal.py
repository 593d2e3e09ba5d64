"""What the supervision office proposes because of a conclusion, to be approved before anything is done."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models import Matter


class Proposal(Matter):
    """Praise, incentive, criticism, accountability (政府督查工作条例 art 21): only once approved."""

    class Kind(models.TextChoices):
        """What is proposed."""

        PRAISE = "praise", _("表扬")
        INCENTIVE = "incentive", _("激励")
        CRITICISM = "criticism", _("批评")
        ACCOUNTABILITY = "accountability", _("追究责任")

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("对象单位"))
    kind = models.CharField(_("建议"), max_length=16, choices=Kind)
    what = models.TextField(_("建议内容"))

    class Meta:
        verbose_name = _("督查建议")
        verbose_name_plural = _("督查建议")
