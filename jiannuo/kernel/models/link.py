"""What ties matters to one another and to units."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from jiannuo.kernel.models.matter import Matter


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


#: the columns of a matter that its involvements carry too: what lists are sorted and narrowed by
CARRIED = ("loop", "state", "lead_id", "place_code", "opened_at", "moved_at", "due_at", "closed_at")


class Involvement(models.Model):
    """A unit that owes or owed a matter something, and so may see it.

    It carries what lists of matters are sorted and narrowed by, so that one index answers what a unit
    may see, in order, whatever is asked for; the matter itself is looked up for the rows of a page.
    ``of`` fills the columns, a trigger on the matter keeps them (``kernel.carrying``).
    """

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    matter = models.ForeignKey("kernel.Matter", models.PROTECT, related_name="involvements", db_index=False)
    loop = models.CharField(max_length=64)
    state = models.CharField(max_length=32)
    lead = models.ForeignKey(
        "people.Unit", models.DO_NOTHING, null=True, related_name="+", db_index=False, db_constraint=False
    )
    place_code = models.CharField(max_length=12)
    opened_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("参与单位")
        verbose_name_plural = _("参与单位")
        # one index answers "may this unit see this matter", the other "what may this unit see"
        constraints = [models.UniqueConstraint(fields=["matter", "unit"], name="one_involvement_once")]
        indexes = [
            models.Index(
                fields=["unit", "-moved_at", "-matter", "loop", "state", "lead", "place_code",
                        "opened_at", "due_at", "closed_at"],
                name="involvement_in_lists",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.unit_id} {self.matter_id}"

    @classmethod
    def of(cls, matter: "Matter", unit_id: int) -> "Involvement":
        """That ``unit_id`` owes ``matter`` something; not saved yet."""
        return cls(matter_id=matter.pk, unit_id=unit_id, **{name: getattr(matter, name) for name in CARRIED})
