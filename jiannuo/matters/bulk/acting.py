"""Taking one step for many matters: tried first, then taken, each in a transaction of its own."""

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jiannuo.kernel.act import act, steps_open_to
from jiannuo.kernel.loops import Loop, Step, loop_of
from jiannuo.kernel.loops.facts import Evidence
from jiannuo.kernel.models import Matter
from jiannuo.kernel.now import now
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.visible import visible
from jiannuo.matters.models import Bulk, BulkItem
from jiannuo.matters.queries.owing import in_their_own_models, open_duties
from jiannuo.people.viewer import Viewer

#: matters of one bulk: as many as a person can look through
MOST = 300
#: seconds of work in one request; the rest is done in the next
SPELL = 1.0

Outcome = BulkItem.Outcome


@dataclass(frozen=True)
class Choice:
    """A step that may be taken for several matters of a list at once."""

    loop: type[Loop]
    step: Step
    #: for how many matters of the page it is open
    count: int

    @property
    def value(self) -> str:
        """Its name in a form."""
        return f"{self.loop.key}/{self.step.key}"


def suits(step: Step) -> bool:
    """Whether ``step`` can be taken for many: declared so, and with facts that are the same for all.

    What is personal or proves something belongs to one matter.
    """
    return step.bulk and not any(fact.personal or isinstance(fact, Evidence) for fact in step.needs)


def choices(viewer: Viewer, rows: Iterable[Matter]) -> list[Choice]:
    """The steps that ``viewer`` may take for some of ``rows``, in the order of their loops."""
    if not viewer.posts:
        return []
    open_rows = [row for row in rows if row.is_open and _has_bulk_steps(row)]
    if not open_rows:
        return []
    duties = open_duties(open_rows)
    found: dict[tuple[str, str], int] = {}
    for row in in_their_own_models(viewer, open_rows):
        for step in steps_open_to(viewer, row, duties[row.pk]):
            if suits(step):
                found[row.loop, step.key] = found.get((row.loop, step.key), 0) + 1
    return [Choice(loop_of(loop), loop_of(loop).steps[step], count) for (loop, step), count in found.items()]


def _has_bulk_steps(row: Matter) -> bool:
    try:
        loop = loop_of(row.loop)
    except LookupError:
        return False
    return row.state in loop.states and any(suits(step) for step in loop.steps_from(row.state))


def chosen(value: str) -> tuple[type[Loop], Step] | None:
    """The loop and the step that a form names; None for anything that may not be taken for many."""
    key, _slash, name = value.partition("/")
    try:
        loop = loop_of(key)
    except LookupError:
        return None
    step = loop.steps.get(name)
    return (loop, step) if step is not None and suits(step) else None


def gather(viewer: Viewer, loop: type[Loop], step: Step, ids: Iterable[int]) -> Bulk | None:
    """Note which matters the step is meant for, those of other loops and hidden ones left out.

    None when nothing is left.
    """
    rows = visible(viewer, Matter).filter(pk__in=list(dict.fromkeys(ids))[:MOST], loop=loop.key)
    found = list(rows.order_by("-moved_at", "-id").values_list("pk", "revision"))
    if not found or viewer.account_id is None:
        return None
    with transaction.atomic():
        bulk = Bulk.objects.create(
            account_id=viewer.account_id, loop=loop.key, step=step.key, chosen_at=now()
        )
        BulkItem.objects.bulk_create(
            [BulkItem(bulk=bulk, matter_id=pk, revision=revision) for pk, revision in found]
        )
    return bulk


@dataclass(frozen=True)
class Tried:
    """What would become of one matter."""

    item: BulkItem
    title: str
    refusal: Refused | None


def rehearse(viewer: Viewer, bulk: Bulk) -> list[Tried]:
    """Take the step for each matter and take it back at once: who would be refused, and why."""
    titles = titles_of(viewer, bulk)
    return [
        Tried(item, titles.get(item.matter_id, ""), _try(viewer, bulk, item)) for item in bulk.items.all()
    ]


def titles_of(viewer: Viewer, bulk: Bulk) -> dict[int, str]:
    """The titles of its matters that ``viewer`` may see (still)."""
    ids = bulk.items.values("matter_id")
    return dict(visible(viewer, Matter).filter(pk__in=ids).values_list("pk", "title"))


def _try(viewer: Viewer, bulk: Bulk, item: BulkItem) -> Refused | None:
    try:
        with transaction.atomic():
            act(item.matter_id, bulk.step, actor=viewer, facts=bulk.facts or {}, expect=item.revision)
            transaction.set_rollback(True)
    except Refused as refusal:
        # what is not told yet is asked for on the same page
        return None if refusal.code is Code.FACTS and bulk.facts is None else refusal
    return None


def tell(bulk: Bulk, facts: dict[str, Any] | None) -> None:
    """Keep what the step is told; None: ask again."""
    bulk.facts = facts
    bulk.save(update_fields=["facts"])


def confirm(bulk: Bulk, kept: Collection[int]) -> bool:
    """From here on the step is taken for the items ``kept``; False when none of them is of this bulk."""
    with transaction.atomic():
        if not bulk.items.filter(pk__in=kept).exists():
            return False
        bulk.items.exclude(pk__in=kept).delete()
        bulk.confirmed_at = now()
        bulk.save(update_fields=["confirmed_at"])
    return True


def go_on(viewer: Viewer, bulk: Bulk) -> None:
    """Take the step for the matters that wait, for about SPELL seconds.

    Whoever runs this twice at the same time does no harm: the key of a matter gives the event of the
    first time.
    """
    until = time.monotonic() + SPELL
    for item in bulk.items.filter(outcome=Outcome.WAITING):
        _take(viewer, bulk, item)
        if time.monotonic() > until:
            return


def _take(viewer: Viewer, bulk: Bulk, item: BulkItem) -> None:
    key = bulk.key_of(item.matter_id)
    try:
        act(item.matter_id, bulk.step, actor=viewer, facts=bulk.facts, expect=item.revision, key=key)
    except Refused as refusal:
        item.outcome = Outcome.REFUSED
        item.sentence, item.cure = str(refusal.sentence)[:500], str(refusal.cure)[:500]
    else:
        item.outcome, item.sentence, item.cure = Outcome.DONE, "", ""
    item.save(update_fields=["outcome", "sentence", "cure"])


def try_refused_again(viewer: Viewer, bulk: Bulk) -> int:
    """Put what was refused back to waiting, as it is now, and return how many that is."""
    revisions = dict(
        visible(viewer, Matter).filter(pk__in=bulk.items.values("matter_id")).values_list("pk", "revision")
    )
    items = [item for item in bulk.items.filter(outcome=Outcome.REFUSED) if item.matter_id in revisions]
    for item in items:
        item.outcome, item.revision = Outcome.WAITING, revisions[item.matter_id]
    BulkItem.objects.bulk_update(items, ["outcome", "revision"])
    return len(items)


@dataclass(frozen=True)
class Progress:
    """How far it is."""

    waiting: int
    done: int
    refused: int

    @property
    def all(self) -> int:
        """How many matters it is for."""
        return self.waiting + self.done + self.refused

    @property
    def words(self) -> str:
        """One sentence."""
        line = {"done": self.done, "refused": self.refused, "waiting": self.waiting}
        if self.waiting:
            return _("已办 %(done)d 件，未办成 %(refused)d 件，还有 %(waiting)d 件。") % line
        return _("已办 %(done)d 件，未办成 %(refused)d 件。") % line


def progress(bulk: Bulk) -> Progress:
    """How far ``bulk`` is."""
    outcomes = list(bulk.items.values_list("outcome", flat=True))
    return Progress(*(outcomes.count(one) for one in (Outcome.WAITING, Outcome.DONE, Outcome.REFUSED)))
