"""Where each enterprise stands to each version, and every change of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.policies.models.version import Version


class Match(models.Model):
    """One enterprise and one version in force. No row: surely not met, and far from it."""

    class Standing(models.TextChoices):
        """What an enterprise is shown."""

        #: every condition known met
        FITS = "fits", _("符合")
        #: open only because people must decide something
        MANUAL = "manual", _("待人工认定")
        #: not known false: some facts are missing
        OPEN = "open", _("缺数据")
        #: known false, but one or two conditions away
        NEAR = "near", _("接近")

    # the indexes below begin with them
    version = models.ForeignKey(Version, models.CASCADE, related_name="matches", db_index=False)
    enterprise = models.ForeignKey(
        "enterprises.Enterprise", models.CASCADE, related_name="matches", db_index=False
    )
    standing = models.CharField(_("结论"), max_length=8, choices=Standing)
    #: known met on register-level facts alone: what 免申即享 asks for
    registered = models.BooleanField(default=False)
    #: how many conditions are missing, 0 where it fits
    distance = models.PositiveSmallIntegerField(default=0)
    #: fen it would bring, None where that is not known
    amount = models.BigIntegerField(null=True, blank=True)
    since = models.DateTimeField()
    #: fingerprint of the facts and the version it was computed from
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("政策匹配")
        verbose_name_plural = _("政策匹配")
        constraints = [
            models.UniqueConstraint(fields=["version", "enterprise"], name="one_match_of_a_version")
        ]
        indexes = [
            models.Index(fields=["enterprise", "standing"], name="match_by_enterprise"),
            models.Index(fields=["version", "standing", "registered"], name="match_by_standing"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}/{self.enterprise_id} {self.standing}"


class Transition(models.Model):
    """A change of standing, told once."""

    class Cause(models.TextChoices):
        """What made it change."""

        PUBLISHED = "published", _("政策发布")
        WITHDRAWN = "withdrawn", _("政策停止")
        FACT = "fact", _("数据变化")
        CLOCK = "clock", _("时间推移")

    version = models.ForeignKey(Version, models.CASCADE, related_name="transitions", db_index=False)
    enterprise = models.ForeignKey("enterprises.Enterprise", models.CASCADE, related_name="transitions")
    #: counts the transitions of one enterprise and version
    number = models.PositiveIntegerField()
    before = models.CharField(max_length=8, blank=True)
    after = models.CharField(max_length=8, blank=True)
    cause = models.CharField(max_length=12, choices=Cause)
    happened_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("匹配变化")
        verbose_name_plural = _("匹配变化")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "enterprise", "number"], name="a_transition_once")
        ]
        indexes = [
            models.Index(fields=["id"], name="transition_untold", condition=models.Q(told_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.version_id}/{self.enterprise_id} {self.before} → {self.after}"
