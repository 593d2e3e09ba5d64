"""Whose turn it is: the open duties that fall on a viewer's posts."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F, QuerySet

from jiannuo.kernel.loops import loop_of
from jiannuo.kernel.models import Clock, Duty, Matter
from jiannuo.kernel.visible import visible
from jiannuo.people.queries.owed import owed_by
from jiannuo.people.viewer import Viewer


def to_do(viewer: Viewer) -> QuerySet[Matter]:
    """Matters in which the next act is the viewer's."""
    return _with(viewer, Duty.objects.filter(owed_by(viewer), closed_at=None, turn=True))


def waiting_for_others(viewer: Viewer) -> QuerySet[Matter]:
    """Matters that the viewer leads and in which somebody else must act first."""
    duties = Duty.objects.filter(owed_by(viewer), closed_at=None, turn=False, kind=Duty.Kind.LEAD)
    return _with(viewer, duties)


def _with(viewer: Viewer, duties: QuerySet[Duty]) -> QuerySet[Matter]:
    return visible(viewer, Matter).filter(closed_at=None, pk__in=duties.values("matter_id"))


def open_duties(matters: Iterable[Matter]) -> dict[int, list[Duty]]:
    """The open duties of each of ``matters``, units and posts at hand."""
    rows = Duty.objects.filter(matter__in=[matter.pk for matter in matters], closed_at=None)
    found: dict[int, list[Duty]] = defaultdict(list)
    for duty in rows.select_related("unit", "post").order_by("id"):
        found[duty.matter_id].append(duty)
    return found


def pressing_clocks(matters: Iterable[Matter]) -> dict[int, Clock]:
    """The open clock of each matter that is due first; a paused one where no other runs."""
    rows = Clock.objects.filter(matter__in=[matter.pk for matter in matters], stopped_at=None)
    return {clock.matter_id: clock for clock in rows.order_by(F("due_at").desc(nulls_first=True), "-id")}


def in_their_own_models(viewer: Viewer, matters: Iterable[Matter]) -> list[Matter]:
    """``matters`` with the columns of their loops, in the same order; parties ask for these columns.

    A matter whose loop is not installed (any more) is left out: nobody can take a step in it.
    """
    listed = list(matters)
    by_loop: dict[str, list[int]] = defaultdict(list)
    for matter in listed:
        by_loop[matter.loop].append(matter.pk)
    found: dict[int, Matter] = {}
    for key, ids in by_loop.items():
        try:
            model = loop_of(key).model_class()
        except LookupError:
            continue
        found |= {row.pk: row for row in visible(viewer, model).filter(pk__in=ids)}
    return [found[matter.pk] for matter in listed if matter.pk in found]
