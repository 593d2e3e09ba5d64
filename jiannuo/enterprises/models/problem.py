"""A problem that an enterprise raised, on a visit or by itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models import Matter


class Problem(Matter):
    """One problem of one enterprise, until the enterprise or whoever visited says that it is solved."""

    class Kind(models.TextChoices):
        """What it is about."""

        FINANCE = "finance", _("融资")
        STAFF = "staff", _("用工、人才")
        PREMISES = "premises", _("用房、用地")
        PERMIT = "permit", _("手续办理")
        POLICY = "policy", _("政策兑现")
        ARREARS = "arrears", _("拖欠账款")
        MARKET = "market", _("市场、订单")
        UTILITIES = "utilities", _("水电气热、交通配套")
        OTHER = "other", _("其他")

    enterprise = models.ForeignKey(
        "enterprises.Enterprise", models.PROTECT, related_name="problems", verbose_name=_("企业")
    )
    visit = models.ForeignKey(
        "enterprises.Visit", models.PROTECT, null=True, related_name="problems", verbose_name=_("走访")
    )
    kind = models.CharField(_("问题类别"), max_length=16, choices=Kind)
    words = models.TextField(_("问题"))
    #: who took it up first, and checks beside the enterprise whether it was solved
    raised_by = models.ForeignKey(
        "people.Unit", models.PROTECT, null=True, related_name="+", verbose_name=_("提出单位")
    )
    #: the unit that can solve it
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("办理单位"))
    answer = models.TextField(_("答复"), blank=True)
    demo = models.BooleanField(_("演示数据"), default=False)

    class Meta:
        verbose_name = _("企业问题")
        verbose_name_plural = _("企业问题")
