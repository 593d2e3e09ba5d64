"""What giving a decision leaves behind, beside its own row."""

from jiannuo.commitments.models import Decision
from jiannuo.kernel.happening import Happening
from jiannuo.kernel.models import Event, Link

#: the link from a decision to the commitment it is about
ABOUT = "about"


def name_assisting(happening: Happening) -> None:
    """Before duties are settled: who assists stands in the event's facts."""
    assert isinstance(happening.matter, Decision)
    happening.matter.assisting_units.set(happening.facts.get("assisting", []))


def link_commitment(happening: Happening) -> None:
    """Show it on the page of the commitment."""
    commitment = happening.facts.get("commitment")
    if not commitment:
        return

    def write(event: Event) -> None:
        Link.objects.create(source_id=event.matter_id, target_id=commitment, kind=ABOUT, event=event)

    happening.after.append(write)
