"""Apply what a spreadsheet that came back changes, after a person has seen it and agreed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.people.models import Post, Unit
from jiannuo.people.viewer import Viewer
from jiannuo.reports.actions.breakdown.add import write_new
from jiannuo.reports.actions.breakdown.confirm import UNCONFIRMED, confirmation
from jiannuo.reports.actions.breakdown.correct import EDITABLE, write_over
from jiannuo.reports.actions.breakdown.drop import leave_out
from jiannuo.reports.actions.breakdown.performing import Act, Seen, performing
from jiannuo.reports.actions.breakdown.rules import check_units, cleaned
from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.breakdown.snapshot import Values
from jiannuo.reports.models import Report, Task, TaskChange


@dataclass(frozen=True)
class Intake:
    """What to write: values as ``snapshot`` keeps them, by the row they were seen in."""

    changes: Sequence[tuple[Seen, Values]] = ()
    additions: Sequence[Values] = ()
    #: rows the file no longer has, which the person chose to leave out
    dropped: Sequence[Seen] = ()
    reason: str = ""
    agreed: Iterable[str] = field(default_factory=tuple)


def take_in(*, actor: Viewer, post: Post, report: Report, intake: Intake) -> int:
    """Write everything in one act, or nothing. Returns how many rows were written.

    The same rules hold as when each row is edited by hand. Raises Stale when one of the rows was
    changed after the file was looked through.
    """
    kind = TaskChange.Kind.IMPORT
    with performing(kind, actor=actor, post=post, report=report, agreed=intake.agreed) as act:
        every = {seen[0]: seen for seen, _values in intake.changes} | {s[0]: s for s in intake.dropped}
        tasks = {task.pk: task for task in act.rows(list(every.values()))} if every else {}
        for (number, _revision), values in intake.changes:
            _write(act, tasks[number], _found(values))
        for values in intake.additions:
            write_new(act, _found(values))
        for number, _revision in intake.dropped:
            leave_out(act, tasks[number], intake.reason)
        return len(act.changes)


def _write(act: Act, task: Task, values: dict[str, Any]) -> None:
    """One row, with the state the file asks for."""
    state = values.pop("state", None)
    if state == Task.State.DROPPED:
        clean = cleaned({name: value for name, value in values.items() if name in EDITABLE})
        if not clean.get("note", task.note):
            raise Refused(_("标为“不列入”时，请在备注中写明理由。"))
        act.change(task, {**clean, **UNCONFIRMED, "state": Task.State.DROPPED})
    elif task.state == Task.State.DROPPED and state is not None:
        clean = cleaned({name: value for name, value in values.items() if name in EDITABLE})
        check_units(
            clean.get("lead_unit", task.lead_unit), clean.get("assisting_units", task.assisting_units.all())
        )
        confirmed = state == Task.State.CONFIRMED
        act.change(task, clean | (confirmation(act, task, clean) if confirmed else UNCONFIRMED))
    elif state == Task.State.DRAFT and not values:
        act.change(task, UNCONFIRMED)
    else:
        write_over(act, task, values, confirming=state == Task.State.CONFIRMED)


def _found(values: Values) -> dict[str, Any]:
    """Kept values with the units, post and day they stand for. Raises Refused for one that is gone."""
    found = dict(values)
    try:
        if lead := found.get("lead_unit"):
            found["lead_unit"] = Unit.objects.get(pk=lead["id"])
        if "assisting_units" in found:
            found["assisting_units"] = [Unit.objects.get(pk=unit["id"]) for unit in found["assisting_units"]]
        if post := found.get("leader_post"):
            found["leader_post"] = Post.objects.select_related("unit").get(pk=post["id"])
    except (Unit.DoesNotExist, Post.DoesNotExist) as error:
        raise Refused(_("导入期间单位或岗位被删除，请重新上传文件。")) from error
    if found.get("due_on"):
        found["due_on"] = date.fromisoformat(found["due_on"])
    return found
