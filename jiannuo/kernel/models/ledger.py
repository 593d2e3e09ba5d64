"""The one log over all matters: leaves in commit order, tiles of hashes, signed checkpoints."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Leaf(models.Model):
    """The place of one event in the log."""

    index = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField("kernel.Event", models.PROTECT, related_name="leaf")

    class Meta:
        verbose_name = _("账本条目")
        verbose_name_plural = _("账本条目")
        ordering = ["index"]

    def __str__(self) -> str:
        return str(self.index)


class Tile(models.Model):
    """Up to 256 hashes of one level of the tree, side by side."""

    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        verbose_name = _("校验块")
        verbose_name_plural = _("校验块")
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="one_tile_at_a_place")]

    def __str__(self) -> str:
        return f"{self.level}/{self.index}"


class Checkpoint(models.Model):
    """The root over the first ``size`` leaves, signed."""

    size = models.BigIntegerField(primary_key=True)
    root = models.CharField(max_length=64)
    note = models.TextField()
    signed_at = models.DateTimeField()
    #: up to where the sequencer had read: a transaction horizon on PostgreSQL, an event id on SQLite
    horizon = models.BigIntegerField(default=0)
    #: a witness has signed it too
    cosigned = models.BooleanField(_("有见证"), default=False)

    class Meta:
        verbose_name = _("账本签名")
        verbose_name_plural = _("账本签名")
        ordering = ["size"]
        indexes = [
            models.Index(fields=["-size"], name="checkpoint_cosigned", condition=models.Q(cosigned=True))
        ]

    def __str__(self) -> str:
        return f"{self.size}"


class FormerKey(models.Model):
    """A key that signed this log before the present one; what it signed stays valid."""

    #: as it is handed out
    public = models.CharField(_("公钥"), max_length=300, unique=True)
    retired_at = models.DateTimeField(_("停用时间"))
    #: how long the log was then
    size = models.BigIntegerField(_("停用时的步数"))
    #: a note signed by this key and the next one: the log is handed over
    handover = models.TextField()

    class Meta:
        verbose_name = _("停用的账本密钥")
        verbose_name_plural = _("停用的账本密钥")
        ordering = ["-retired_at"]

    def __str__(self) -> str:
        return self.public


class LedgerCheck(models.Model):
    """One round in which the log was checked against the tables, in portions. Real time, never rehearsed."""

    began_at = models.DateTimeField(_("开始时间"))
    finished_at = models.DateTimeField(_("完成时间"), null=True)
    #: what is checked now, and from where on; empty when everything was
    part = models.CharField(max_length=16, blank=True)
    position = models.BigIntegerField(default=0)
    #: part -> how many were checked
    checked = models.JSONField(default=dict)
    #: what is wrong, for those who look after the site
    findings = models.JSONField(default=list)
    told_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("账本核查")
        verbose_name_plural = _("账本核查")
        ordering = ["-began_at", "-id"]

    def __str__(self) -> str:
        return f"{self.began_at:%F} {len(self.findings)}"

    @property
    def sound(self) -> bool:
        """Whether everything was checked and nothing is wrong."""
        return self.finished_at is not None and not self.findings
