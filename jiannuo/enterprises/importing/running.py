"""One import from the file to the registry: read, checked, agreed to, applied; a portion at a time.

Whoever works on it (the worker, a command) may stop anywhere: it goes on where it was, and what was
applied already plans to nothing the second time.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jiannuo.enterprises.importing.applying import apply
from jiannuo.enterprises.importing.headings import Column, column_of
from jiannuo.enterprises.importing.planning import Difference, Reading, RowPlan, places_by_name, plan
from jiannuo.enterprises.importing.staging import Wrong, stage, unpack
from jiannuo.enterprises.models import ImportRow, ImportRun
from jiannuo.kernel.now import now, today
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.workbook import WorkbookError

State = ImportRun.State
#: rows of one turn: other writers wait for less than a second
PORTION = 300
#: problems kept of one run, and differences shown of each kind
MOST_PROBLEMS, MOST_SHOWN = 5000, 30
#: states in which the machine has something to do
BUSY = (State.WAITING, State.CHECKING, State.AGREED, State.APPLYING)


def receive(content: bytes, name: str, *, source: str, observed_on: date, by: int | None) -> ImportRun:
    """Keep a file for checking; nothing of it is applied yet."""
    moment = now()
    return ImportRun.objects.create(
        name=name[:255],
        digest=hashlib.sha256(content).hexdigest(),
        content=content,
        source=source,
        observed_on=observed_on,
        uploaded_by_id=by,
        uploaded_at=moment,
        moved_at=moment,
    )


def agree(run: ImportRun, *, by: int | None) -> None:
    """Have it applied. Raises Refused unless it is checked and waits for exactly this.

    A list may say what registers say, and money may follow from it: whoever handed it in does not agree
    to it (双人复核). A list from the command line comes from whoever runs the server and has no uploader.
    """
    if by is not None and by == run.uploaded_by_id:
        raise Refused(
            Code.NOT_YOURS, _("上传名单的人不能自己确认导入。"), _("请督查室的另一位同志看过以后确认。")
        )
    _move(run, State.CHECKED, State.AGREED, done=0, agreed_by_id=by)


def drop(run: ImportRun) -> None:
    """Give it up; nothing was applied. Raises Refused once it is being applied."""
    _move(run, State.CHECKED, State.DROPPED, content=None)


@transaction.atomic
def work_on(run: ImportRun) -> None:
    """Do the next portion of ``run``; nothing where it waits for people or has ended.

    A worker and a command at the same run take turns: each begins with the run as the other left it.
    """
    ImportRun.objects.select_for_update().filter(pk=run.pk).values_list("pk").first()
    run.refresh_from_db()
    step: dict[str, Callable[[ImportRun], None]] = {
        State.WAITING: _read,
        State.CHECKING: _check,
        State.AGREED: _begin_applying,
        State.APPLYING: _apply,
    }
    if run.state in step:
        step[run.state](run)


def _read(run: ImportRun) -> None:
    try:
        staged = stage(bytes(run.content or b""))
    except WorkbookError as problem:
        _save(run, state=State.REFUSED, problem=str(problem)[:300], content=None)
        return
    _note(run, staged.wrong)
    preview = {
        "headings": list(staged.headings),
        "unknown": list(staged.unknown),
        "staged": staged.rows,
        "differences": [],
        "conflicts": [],
    }
    _save(
        run,
        state=State.CHECKING,
        content=staged.packed,
        row_count=staged.total,
        refused=len(staged.wrong),
        preview=preview,
    )


def _check(run: ImportRun) -> None:
    rows = unpack(bytes(run.content or b""), run.done, PORTION)
    plans, wrong = plan(rows, _reading(run))
    _note(run, wrong)
    broken = {one.row for one in wrong}
    new = [one for one in plans if one.known is None]
    changed = [one for one in plans if one.known is not None and one.changes]
    _show(run, "differences", [one for each in plans for one in each.differences])
    _show(run, "conflicts", [one for each in plans for one in each.conflicts])
    done = run.done + len(rows)
    _save(
        run,
        done=done,
        added=run.added + len(new),
        changed=run.changed + len(changed),
        same=run.same + len(plans) - len(new) - len(changed),
        refused=run.refused + len(broken),
        conflicts=run.conflicts + sum(len(one.conflicts) for one in plans),
        state=State.CHECKED if done >= run.preview["staged"] else State.CHECKING,
    )


def _begin_applying(run: ImportRun) -> None:
    _save(run, state=State.APPLYING, done=0)


def _apply(run: ImportRun) -> None:
    rows = unpack(bytes(run.content or b""), run.done, PORTION)
    plans, _wrong = plan(rows, _reading(run))
    apply(plans, source=run.source, run=run.pk, by=run.agreed_by_id)
    done = run.done + len(rows)
    if done >= run.preview["staged"]:
        _save(run, done=done, state=State.DONE, content=None)
    else:
        _save(run, done=done)


def _reading(run: ImportRun) -> Reading:
    columns: Sequence[Column | None] = [column_of(heading) for heading in run.preview["headings"]]
    return Reading(
        [column for column in columns if column], run.source, run.observed_on, places_by_name(), today()
    )


def _note(run: ImportRun, wrong: Sequence[Wrong]) -> None:
    left = MOST_PROBLEMS - run.problems.count()
    ImportRow.objects.bulk_create(
        ImportRow(run=run, row=one.row, column=one.column[:64], text=one.text, cause=one.cause[:300])
        for one in wrong[: max(left, 0)]
    )


def _show(run: ImportRun, name: str, found: Sequence[Difference]) -> None:
    shown = run.preview[name]
    for one in found[: MOST_SHOWN - len(shown)]:
        shown.append([one.row, one.name, one.what, one.before, one.after])


def _move(run: ImportRun, state: str, to: str, **columns: Any) -> None:
    """Only one of two that press at once gets through."""
    found = ImportRun.objects.filter(pk=run.pk, state=state).update(state=to, moved_at=now(), **columns)
    if not found:
        raise Refused(Code.NOT_NOW, _("这次导入现在不能这样办，可能已有人办过。"), _("请刷新页面查看进度。"))
    run.refresh_from_db()


def _save(run: ImportRun, **columns: Any) -> None:
    for name, value in columns.items():
        setattr(run, name, value)
    run.moved_at = now()
    run.save(update_fields=[*columns, "moved_at", "preview"])


__all__ = ["BUSY", "RowPlan", "agree", "drop", "receive", "work_on"]
