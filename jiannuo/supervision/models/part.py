"""What an inspection means for one inspected unit: notice, conclusion, objection, rectification."""

from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models import Matter
from jiannuo.supervision.models.inspection import Inspection


class Part(Matter):
    """A child of the inspection, led by the unit: it sees this and nothing of anybody else's."""

    class Recheck(models.TextChoices):
        """What became of the unit's objection (政府督查工作条例 art 17)."""

        NONE = "", _("没有申请复核")
        ASKED = "asked", _("复核中")
        UPHELD = "upheld", _("维持")
        CHANGED = "changed", _("变更")
        REVOKED = "revoked", _("撤销")

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("被督查单位"))
    conclusion = models.TextField(_("督查结论"), blank=True)
    #: what must be rectified, one a line; empty where nothing must
    issues = models.TextField(_("整改事项"), blank=True)
    due_on = models.DateField(_("整改时限"), null=True)
    #: the day set before any extension
    first_due_on = models.DateField(_("原定时限"), null=True)
    #: when the unit received the conclusion: from here its thirty days run
    received_at = models.DateTimeField(_("收到结论"), null=True)
    #: the unit said that it will not object
    waived = models.BooleanField(_("声明无异议"), default=False)
    recheck = models.CharField(_("复核"), max_length=8, choices=Recheck, blank=True)
    #: the later day that an extension under decision asks for
    asked_until = models.DateField(_("申请延至"), null=True)

    class Meta:
        verbose_name = _("督查整改")
        verbose_name_plural = _("督查整改")

    @cached_property
    def whole(self) -> Inspection:
        """The inspection it is a part of."""
        return Inspection.objects.get(pk=self.parent_id or 0)

    @property
    def listed_issues(self) -> list[str]:
        """What must be rectified, one after the other."""
        return [line.strip() for line in self.issues.splitlines() if line.strip()]
