"""A duty: who owes the next act. The to-do list is the open duties of my posts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.actors import Standing


class Duty(models.Model):
    """One unit, and one post or role of it, owing a matter something since an event."""

    class Kind(models.TextChoices):
        """What is owed."""

        LEAD = "lead", _("牵头办理")
        ASSIST = "assist", _("配合")
        VERIFY = "verify", _("核验")
        APPROVE = "approve", _("审批")

    matter = models.ForeignKey("kernel.Matter", models.PROTECT, related_name="duties")
    kind = models.CharField(_("类别"), max_length=8, choices=Kind)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("单位"))
    #: empty: anybody of the unit
    role = models.CharField(_("角色"), max_length=16, blank=True)
    #: empty: anybody of the role
    post = models.ForeignKey(
        "people.Post", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("岗位")
    )
    #: whether the next act is theirs; a lead waits while others verify or approve
    turn = models.BooleanField(_("轮到办理"), default=True)
    opened_by = models.ForeignKey("kernel.Event", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("起"))
    closed_by = models.ForeignKey("kernel.Event", models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(_("止"), null=True, blank=True)

    class Meta:
        verbose_name = _("职责")
        verbose_name_plural = _("职责")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter"],
                condition=models.Q(kind="lead", closed_at__isnull=True),
                name="one_open_lead_of_a_matter",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["lead", "assist", "verify", "approve"]),
                name="duty_of_a_known_kind",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "matter"],
                name="duty_open_by_unit",
                condition=models.Q(closed_at__isnull=True),
            ),
            models.Index(fields=["matter"], name="duty_by_matter"),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.kind}"

    def falls_on(self, standing: Standing) -> bool:
        """Whether somebody in this standing may do it."""
        if self.post_id is not None:
            return self.post_id == standing.acts_as
        return standing.unit_id == self.unit_id and (not self.role or standing.role == self.role)
