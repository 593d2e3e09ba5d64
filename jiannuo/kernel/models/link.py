"""What ties matters to one another and to units."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Link(models.Model):
    """ "This appeal led to that project": ``kind`` is the verb, known to the apps that use it."""

    source = models.ForeignKey("kernel.Matter", models.PROTECT, related_name="links_out")
    target = models.ForeignKey("kernel.Matter", models.PROTECT, related_name="links_in")
    kind = models.CharField(max_length=32)
    event = models.ForeignKey("kernel.Event", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("事项关联")
        verbose_name_plural = _("事项关联")
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="one_link_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"


class Involvement(models.Model):
    """A unit that owes or owed a matter something, and so may see it."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    matter = models.ForeignKey("kernel.Matter", models.PROTECT, related_name="involvements", db_index=False)

    class Meta:
        verbose_name = _("参与单位")
        verbose_name_plural = _("参与单位")
        # one index answers "may this unit see this matter", the other "what may this unit see"
        constraints = [models.UniqueConstraint(fields=["matter", "unit"], name="one_involvement_once")]
        indexes = [models.Index(fields=["unit", "matter"], name="involvement_by_unit")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.matter_id}"
