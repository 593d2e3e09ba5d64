"""What the steps of a commitment leave behind, beside its own row."""

from datetime import date

from jiannuo.commitments.models import Commitment, Progress
from jiannuo.commitments.months import current, month_of, unchecked
from jiannuo.commitments.subtask_loop import SubtaskLoop
from jiannuo.kernel.act import begin
from jiannuo.kernel.happening import Happening
from jiannuo.kernel.models import Event
from jiannuo.papers.models import Attachment


def asked_until(happening: Happening) -> date:
    """The day that the extension under decision asks for."""
    assert isinstance(happening.matter, Commitment)
    return date.fromisoformat(happening.matter.asked["until"])


def nothing_asked(happening: Happening) -> None:
    """What was asked for is decided."""
    happening.set(asked={})


def keep_report(happening: Happening) -> None:
    """Write the report's row once the event is there."""
    facts = happening.facts
    as_of = date.fromisoformat(facts["as_of"])

    def write(event: Event) -> None:
        Progress.objects.create(
            commitment_id=happening.matter.pk,
            month=as_of.replace(day=1),
            as_of=as_of,
            percent=facts["percent"],
            value=facts.get("value"),
            done=facts["done"],
            problems=facts.get("problems", ""),
            next_step=facts.get("next_step", ""),
            event=event,
        )

    happening.after.append(write)


def keep_correction(happening: Happening) -> None:
    """A second row beside the first: both values stay, with who and why."""
    facts = happening.facts
    assert isinstance(happening.matter, Commitment)
    row = current(happening.matter, month_of(facts["month"]))
    assert row is not None  # the guard looked

    def write(event: Event) -> None:
        Progress.objects.create(
            commitment_id=row.commitment_id,
            month=row.month,
            as_of=row.as_of,
            percent=facts["percent"],
            value=facts.get("value", row.value),
            done=row.done,
            problems=row.problems,
            next_step=row.next_step,
            event=event,
            corrects=row,
        )

    happening.after.append(write)


def keep_verdict(happening: Happening) -> None:
    """The supervision office's finding on every report that waits for one."""
    assert isinstance(happening.matter, Commitment)
    waiting = [row.pk for row in unchecked(happening.matter)]

    def write(event: Event) -> None:
        reports = Progress.objects.filter(pk__in=waiting)
        reports.update(verdict=happening.facts["verdict"], checked_by=event)
        if happening.facts.get("show_evidence"):
            Attachment.objects.filter(event__progress__in=waiting).update(public=True)

    happening.after.append(write)


def show_claimed(happening: Happening) -> None:
    """Open to the public what proves that the promise was kept, if the verifier looked and said so."""
    if not happening.facts.get("show_evidence"):
        return

    def write(event: Event) -> None:
        claimed = Attachment.objects.filter(matter_id=event.matter_id, event__step="claim")
        claimed.update(public=True)

    happening.after.append(write)


def open_subtask(happening: Happening) -> None:
    """A child matter for the assisting unit, in the same transaction."""
    facts = happening.facts

    def write(event: Event) -> None:
        begin(
            SubtaskLoop,
            "ask",
            actor=happening.actor,
            title=facts["what"][:300],
            parent_id=happening.matter.pk,
            unit_id=facts["unit"],
            asked_by_id=event.unit_id,
            what=facts["what"],
            due_on=date.fromisoformat(facts["until"]),
        )

    happening.after.append(write)
