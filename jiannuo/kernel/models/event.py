"""Events: what happened. Rows are only ever added; a trigger refuses anything else."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One thing that happened to a matter, chained to the one before by ``prev``.

    ``facts`` are what the step was told, ``effects`` what followed (columns set, duties and clocks
    opened and closed); ``fold`` computes the row again from them. Personal facts are not here: the
    log has a salted commitment of each in ``commitments``, the value is in Personal.
    The log has commitments of the rest as well, so that it can be public: ``recording.content``.
    """

    matter = models.ForeignKey("kernel.Matter", models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    #: the revision of the matter after it
    revision = models.PositiveIntegerField()
    step = models.CharField(max_length=40)
    before = models.CharField(max_length=32)
    after = models.CharField(max_length=32)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey("people.Post", models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    behalf_of = models.ForeignKey("people.Post", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("时间"))
    facts = models.JSONField(default=dict)
    effects = models.JSONField(default=dict)
    commitments = models.JSONField(default=dict)
    #: what the log is given of facts, effects and actor are commitments; their salts come from this one
    salt = models.BinaryField(max_length=32)
    #: makes a repeated request harmless; unique where given
    key = models.CharField(max_length=64, null=True)  # noqa: DJ001 - NULL is what the index leaves out
    prev = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    #: the writing transaction, for the sequencer: PostgreSQL fills it in, SQLite leaves 0
    xid = models.BigIntegerField(db_default=0)

    class Meta:
        verbose_name = _("事件")
        verbose_name_plural = _("事件")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "seq"], name="one_event_at_a_place"),
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(key__isnull=False), name="one_event_of_a_key"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id}/{self.seq} {self.step}"


class Personal(models.Model):
    """The value behind one commitment, with its salt.

    Erased, both are empty and the row says by which event. A trigger refuses any other change.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="personal")
    field = models.CharField(max_length=40)
    value = models.JSONField(null=True)
    salt = models.BinaryField(max_length=32)
    erased_by = models.ForeignKey(Event, models.PROTECT, null=True, related_name="erased")

    class Meta:
        verbose_name = _("个人信息")
        verbose_name_plural = _("个人信息")
        constraints = [models.UniqueConstraint(fields=["event", "field"], name="one_value_of_a_field")]

    def __str__(self) -> str:
        return f"{self.event_id} {self.field}"
