"""A version of a policy: a matter that is drafted, checked, published, and at last evaluated."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models import Matter
from jiannuo.policies.models.policy import Policy


class Version(Matter):
    """What a policy asks and gives from one day to another. After publication nothing here changes.

    Which version applies is decided by the day and by the application type: a re-check may still go
    by the rules under which it was first recognised.
    """

    # under a name of its own: other matters have a column ``version``
    matter_ptr = models.OneToOneField(
        Matter, models.CASCADE, parent_link=True, primary_key=True, related_name="policy_version"
    )
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="versions", verbose_name=_("政策"))
    number = models.PositiveSmallIntegerField(_("版本"), default=1)
    #: the application it is for (认定, 复核), "" where there is only one
    application = models.CharField(_("申请类型"), max_length=30, blank=True)
    #: one paragraph that says in plain words what one gets and for what
    summary = models.TextField(_("一句话说明"), blank=True)
    #: the document it is read from; clauses point into it
    document = models.TextField(_("政策原文"), blank=True)
    condition = models.TextField(_("条件"), blank=True)
    #: the tree of the condition as JSON, from publication on what is matched
    tree = models.JSONField(null=True, blank=True)
    #: what is given, as ``policies.awarding`` reads it
    benefit = models.JSONField(_("兑现标准"), default=dict, blank=True)
    #: paid without an application: only to whom every condition is known met on register-level facts
    automatic = models.BooleanField(_("免申即享"), default=False)
    valid_from = models.DateField(_("生效日期"), null=True, blank=True)
    valid_to = models.DateField(_("失效日期"), null=True, blank=True, help_text=_("最后一个有效日"))
    #: days between which it may be applied for; open ends follow the validity
    opens_on = models.DateField(_("申报开始"), null=True, blank=True)
    closes_on = models.DateField(_("申报截止"), null=True, blank=True)
    pool = models.ForeignKey(
        "policies.Pool",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="versions",
        verbose_name=_("资金"),
    )
    published_at = models.DateTimeField(_("发布时间"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("停止时间"), null=True, blank=True)
    #: SHA-256 over all that may not change after publication, hexadecimal
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("政策版本")
        verbose_name_plural = _("政策版本")
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "application", "number"], name="version_numbers_of_a_policy"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="version_ends_after_it_begins",
            ),
        ]


class Clause(models.Model):
    """One clause of the document. A 【ref】 in the condition names it."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="clauses")
    ref = models.CharField(_("条款"), max_length=60)
    text = models.TextField(_("原句"))
    #: characters of the document from ``start`` to before ``end``; None where only the quote is kept
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("政策条款")
        verbose_name_plural = _("政策条款")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["version", "ref"], name="one_clause_of_a_ref")]

    def __str__(self) -> str:
        return self.ref


class Example(models.Model):
    """An enterprise made up to show what a version means; all are run before it is published."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="examples")
    name = models.CharField(_("样例企业"), max_length=100)
    #: facts as ``policies.library`` writes them
    facts = models.JSONField(_("样例数据"), default=dict)
    #: "true", "false" or "unknown"
    expected = models.CharField(_("应得结论"), max_length=8)
    #: by ref of a clause: what becomes of it
    by_clause = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("样例企业")
        verbose_name_plural = _("样例企业")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
