"""Making commitments of the rows of a confirmed breakdown.

This app does not know how a report is read; whoever does (layer 4) hands the rows over.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from jiannuo.commitments.loop import CommitmentLoop
from jiannuo.commitments.models import Commitment
from jiannuo.kernel.act import begin
from jiannuo.kernel.actors import Actor


@dataclass(frozen=True)
class Promised:
    """One row of the breakdown, as far as a commitment needs it."""

    report_id: int
    task_id: int
    year: int
    number: int
    title: str
    domain: str
    quote: str
    heading: str = ""
    targets: str = ""
    quantified: bool = False
    measure: str = ""
    lead_unit_id: int | None = None
    assisting_unit_ids: tuple[int, ...] = ()
    leader_post_id: int | None = None
    due_on: date | None = None
    milestones: list[str] = field(default_factory=list)
    demo: bool = False


def draft_commitments(rows: Iterable[Promised], *, actor: Actor) -> list[Commitment]:
    """Draft a commitment for each row that has none yet; a second call drafts nothing twice.

    Each is a step of its own: what was drafted before a refusal stays drafted. Raises Refused.
    """
    rows = list(rows)
    known = set(
        Commitment.objects.filter(task_id__in=[row.task_id for row in rows]).values_list("task_id", flat=True)
    )
    return [_draft(row, actor) for row in rows if row.task_id not in known]


def _draft(row: Promised, actor: Actor) -> Commitment:
    event = begin(
        CommitmentLoop,
        "draft",
        actor=actor,
        key=f"draft-task-{row.task_id}",
        title=row.title[:300],
        report_id=row.report_id,
        task_id=row.task_id,
        year=row.year,
        number=row.number,
        domain=row.domain,
        quote=row.quote,
        heading=row.heading,
        targets=row.targets,
        quantified=row.quantified,
        measure=row.measure,
        lead_unit_id=row.lead_unit_id,
        leader_post_id=row.leader_post_id,
        due_on=row.due_on,
        first_due_on=row.due_on,
        milestones=row.milestones,
        demo=row.demo,
    )
    made = Commitment.objects.get(pk=event.matter_id)
    made.assisting_units.set(row.assisting_unit_ids)
    return made
