"""Money: pools with a budget line, and the entries that alone say what was promised, paid and got back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Pool(models.Model):
    """One budget line of one year from which policies pay."""

    class Mode(models.TextChoices):
        """Who gets what when the money does not suffice for all."""

        FIRST_COME = "first_come", _("先到先得")
        PRO_RATA = "pro_rata", _("按比例")
        BY_SCORE = "by_score", _("按评分")

    name = models.CharField(_("资金名称"), max_length=200)
    budget_line = models.CharField(_("预算科目"), max_length=60)
    year = models.PositiveSmallIntegerField(_("年度"))
    #: the unit that pays; its people approve and record receipts
    payer = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("支付单位"))
    mode = models.CharField(_("分配方式"), max_length=16, choices=Mode, default=Mode.FIRST_COME)
    demo = models.BooleanField(_("演示数据"), default=False)

    class Meta:
        verbose_name = _("惠企资金")
        verbose_name_plural = _("惠企资金")
        ordering = ["-year", "budget_line"]
        constraints = [
            models.UniqueConstraint(fields=["budget_line", "year"], name="one_pool_of_a_line_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.name}"


class Entry(models.Model):
    """One line of the money ledger. Append only: a mistake is answered by another entry.

    What is left of a pool is granted − (reserved − released); nothing is paid that was not reserved.
    ``key`` is unique, so that a repetition, a double click or two officers at once enter it once.
    """

    class Kind(models.TextChoices):
        """What the entry does."""

        GRANT = "grant", _("下达预算")
        CUT = "cut", _("调减预算")
        RESERVE = "reserve", _("锁定")
        RELEASE = "release", _("释放")
        PAY = "pay", _("支付")
        RETURN = "return", _("退票")
        RECOVER = "recover", _("追回")

    pool = models.ForeignKey(Pool, models.PROTECT, related_name="entries")
    claim = models.ForeignKey("policies.Claim", models.PROTECT, null=True, blank=True, related_name="entries")
    kind = models.CharField(_("类型"), max_length=8, choices=Kind)
    #: fen, above zero; the kind says in which direction
    amount = models.BigIntegerField(_("金额（分）"))
    key = models.CharField(max_length=120, unique=True)
    entered_at = models.DateTimeField(_("记账时间"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("资金流水")
        verbose_name_plural = _("资金流水")
        ordering = ["id"]
        indexes = [models.Index(fields=["pool", "kind"], name="entry_by_pool")]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="entry_of_some_money"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["grant", "cut"]) | models.Q(claim__isnull=False),
                name="entry_is_for_a_claim",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"
