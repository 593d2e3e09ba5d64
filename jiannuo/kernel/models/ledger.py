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

    class Meta:
        verbose_name = _("账本签名")
        verbose_name_plural = _("账本签名")
        ordering = ["size"]

    def __str__(self) -> str:
        return f"{self.size}"
