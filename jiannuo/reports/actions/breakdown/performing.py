"""One act on the breakdown: allowed, all or nothing, and written down."""

import uuid
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from jiannuo.kernel.now import now
from jiannuo.people.models import Account, Post, Unit
from jiannuo.people.roles import Role
from jiannuo.people.viewer import Viewer
from jiannuo.reports.breakdown.history import told
from jiannuo.reports.breakdown.refusals import NotAllowed, Refused, Stale
from jiannuo.reports.breakdown.snapshot import Values, changed, plain, restored, snapshot
from jiannuo.reports.models import Report, Task, TaskChange

#: a row as a person saw it: its number and the revision that was shown
Seen = tuple[int, int]


@dataclass
class Act:
    """What one person does at one moment. Made by ``performing`` only."""

    account: Account
    post: Post
    report: Report
    kind: str
    undoes: uuid.UUID | None = None
    #: codes of the doubts the person agreed to
    agreed: frozenset[str] = frozenset()
    id: uuid.UUID = field(default_factory=uuid.uuid4)
    at: datetime = field(default_factory=now)
    changes: list[TaskChange] = field(default_factory=list)

    def rows(self, seen: Collection[Seen]) -> list[Task]:
        """The rows as they stand, in table order.

        Raises Stale, naming who changed what, when one is no longer as it was seen.
        """
        revisions = dict(seen)
        tasks = self.standing(revisions)
        for task in tasks:
            if task.revision != revisions[task.pk]:
                raise Stale(self._why_stale(task, revisions[task.pk]))
        return tasks

    def standing(self, numbers: Collection[int]) -> list[Task]:
        """The rows as they stand, in table order, whatever anybody saw. Raises Refused if one is gone."""
        found = Task.objects.select_for_update(of=("self",)).filter(report=self.report, pk__in=numbers)
        tasks = list(
            found.select_related("lead_unit", "leader_post__unit").prefetch_related("assisting_units")
        )
        if len(tasks) != len(numbers):
            raise Refused(_("有的任务已不在这份分解表中，请刷新页面后再操作。"))
        return tasks

    def row(self, seen: Seen) -> Task:
        """One row as it stands; raises as ``rows`` does."""
        return self.rows([seen])[0]

    def change(self, task: Task, values: Values) -> Task:
        """Give ``task`` (from ``rows``) new ``values``, keyed by the names of ``snapshot.FIELDS``.

        A change that changes nothing is not written down.
        """
        before = snapshot(task)
        stated = before | {name: plain(value) for name, value in values.items()}
        old, new = changed(before, stated)
        if not new:
            return task
        columns = restored(new)
        assisting = columns.pop("assisting_units", None)
        matched = Task.objects.filter(pk=task.pk, revision=task.revision)
        if not matched.update(**columns, revision=task.revision + 1):
            raise Stale(self._why_stale(task, task.revision))
        if assisting is not None:
            task.assisting_units.set(Unit.objects.filter(pk__in=assisting))
        for name, value in columns.items():
            setattr(task, name, value)
        task.revision += 1
        self._write_down(task, old, new, task.revision)
        return task

    def create(self, task: Task, assisting: Iterable[Unit] = ()) -> Task:
        """Save a new row."""
        task.report = self.report
        task.save(force_insert=True)
        task.assisting_units.set(assisting)
        self._write_down(task, {}, snapshot(task), task.revision)
        return task

    def _write_down(self, task: Task, before: Values, after: Values, revision: int) -> None:
        extra: dict[str, Any] = {"agreed": sorted(self.agreed)} if self.agreed else {}
        self.changes.append(
            TaskChange(
                act=self.id,
                undoes=self.undoes,
                report=self.report,
                task=task,
                kind=self.kind,
                before=before,
                after=after | extra,
                revision=revision,
                actor=self.account,
                post=self.post,
                at=self.at,
            )
        )

    def _why_stale(self, task: Task, revision: int) -> str:
        since = TaskChange.objects.filter(task=task, revision__gt=revision).select_related("actor__person")
        lines = "；".join(told(change) for change in since.order_by("revision"))
        return _("这项任务已被他人修改，您看到的是修改前的内容：%(changes)s。请核对新内容后再操作。") % {
            "changes": lines or _("内容已更新")
        }


@contextmanager
def performing(
    kind: str,
    *,
    actor: Viewer,
    post: Post,
    report: Report,
    agreed: Iterable[str] = (),
    undoes: uuid.UUID | None = None,
) -> Iterator[Act]:
    """Run one act in one transaction and write its changes to the log.

    Raises NotAllowed unless ``actor`` holds ``post`` today and it is a post of the supervision office.
    """
    account = actor.account
    if account is None or post not in actor.posts or post.role != Role.SUPERVISION:
        raise NotAllowed(_("只有督查室人员可以修改任务分解表。如需修改，请联系区政府督查室。"))
    with transaction.atomic():
        act = Act(account, post, report, kind, undoes, frozenset(agreed))
        yield act
        TaskChange.objects.bulk_create(act.changes)


def would_change(task: Task, values: Values) -> bool:
    """Whether any of ``values`` differs from what the row holds."""
    before = snapshot(task)
    stated = before | {name: plain(value) for name, value in values.items()}
    return bool(changed(before, stated)[1])


def last_order(report: Report) -> float:
    """The place of the last row, 0 in an empty table."""
    return Task.objects.filter(report=report).aggregate(last=Max("order"))["last"] or 0.0
