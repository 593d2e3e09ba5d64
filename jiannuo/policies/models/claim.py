"""A claim: one enterprise gets what one version gives. A batch: claims announced and paid together."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models import Matter
from jiannuo.notices.sealed import SealedTextField
from jiannuo.policies.models.money import Pool
from jiannuo.policies.models.version import Version


class Batch(Matter):
    """A list of claims: publicly announced, approved by two persons, sent to the treasury."""

    # under a name of its own: other matters have a column ``batch``
    matter_ptr = models.OneToOneField(
        Matter, models.CASCADE, parent_link=True, primary_key=True, related_name="policy_batch"
    )
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("责任单位"))
    version = models.ForeignKey(Version, models.PROTECT, related_name="batches", verbose_name=_("政策"))
    pool = models.ForeignKey(Pool, models.PROTECT, related_name="batches", verbose_name=_("资金"))
    #: fen over all claims, as approved
    amount = models.BigIntegerField(_("合计（分）"), default=0)
    #: last day of the public announcement (公示)
    announced_until = models.DateField(_("公示截止"), null=True, blank=True)
    #: SHA-256 of the payment file that went to the treasury
    file_digest = models.CharField(max_length=64, blank=True)
    demo = models.BooleanField(_("演示数据"), default=False)

    class Meta:
        verbose_name = _("兑现批次")
        verbose_name_plural = _("兑现批次")


class Claim(Matter):
    """One enterprise's claim, begun by its confirmation (免申即享) or by its application.

    Its people see it whoever of them began it. The account number is stored encrypted.
    """

    class Way(models.TextChoices):
        """How it came about."""

        AUTOMATIC = "automatic", _("免申即享")
        APPLIED = "applied", _("申报")

    version = models.ForeignKey(Version, models.PROTECT, related_name="claims", verbose_name=_("政策"))
    enterprise = models.ForeignKey(
        "enterprises.Enterprise", models.PROTECT, related_name="claims", verbose_name=_("企业")
    )
    way = models.CharField(_("方式"), max_length=10, choices=Way)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("责任单位"))
    payer = models.ForeignKey(
        "people.Unit", models.PROTECT, null=True, related_name="+", verbose_name=_("支付单位")
    )
    #: what it is for where one enterprise may claim several times: a contract, a year; "" otherwise
    subject = models.CharField(_("事由编号"), max_length=80, blank=True)
    #: open or paid; False once it was refused or withdrawn, so that it may be tried anew
    live = models.BooleanField(default=True)
    #: fen
    amount = models.BigIntegerField(_("金额（分）"), null=True, blank=True)
    #: how the amount was reached, line by line
    calculation = models.JSONField(default=list, blank=True)
    #: clause by clause, as it was on the day of the claim; replaying it gives the same
    explanation = models.JSONField(default=dict, blank=True)
    #: fingerprint of facts, version and engine
    digest = models.CharField(_("依据的指纹"), max_length=64, blank=True)
    #: claims of one group exclude one another (就高不重复); "" for none
    exclusive = models.CharField(_("就高不重复的组"), max_length=80, blank=True)
    account_name = models.CharField(_("收款户名"), max_length=120, blank=True)
    account_number = SealedTextField(_("收款账号"), blank=True)
    bank = models.CharField(_("开户银行"), max_length=120, blank=True)
    batch = models.ForeignKey(
        Batch, models.PROTECT, null=True, blank=True, related_name="claims", verbose_name=_("批次")
    )
    #: the number under which the treasury knows it; the same for every repetition
    payment_number = models.CharField(_("支付编号"), max_length=40, blank=True)
    paid_at = models.DateTimeField(_("到账时间"), null=True, blank=True)
    demo = models.BooleanField(_("演示数据"), default=False)

    class Meta:
        verbose_name = _("兑现事项")
        verbose_name_plural = _("兑现事项")
        constraints = [
            # retry, double click and two officers at once make one claim, and what was paid is paid once
            models.UniqueConstraint(
                fields=["version", "enterprise", "subject"],
                condition=models.Q(live=True),
                name="one_live_claim_of_a_subject",
            ),
            models.UniqueConstraint(
                fields=["payment_number"],
                condition=~models.Q(payment_number=""),
                name="payment_numbers_are_unique",
            ),
        ]
        indexes = [models.Index(fields=["enterprise", "version"], name="claim_by_enterprise")]
