"""Add a row that the reading did not find, or that the report does not name."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.people.models import Post
from jiannuo.people.viewer import Viewer
from jiannuo.reports.actions.breakdown.correct import EDITABLE
from jiannuo.reports.actions.breakdown.move import order_after
from jiannuo.reports.actions.breakdown.performing import Act, performing
from jiannuo.reports.actions.breakdown.rules import check_agreed, check_units, cleaned, doubts_about
from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.models import Report, Task, TaskChange


def add(
    *,
    actor: Viewer,
    post: Post,
    report: Report,
    values: Mapping[str, Any],
    after: int | None = None,
    agreed: Iterable[str] = (),
) -> Task:
    """Add a draft row with ``values`` below the row numbered ``after``, or at the end.

    Raises Refused without an object or a domain, NeedsAgreement as ``correct`` does.
    """
    with performing(TaskChange.Kind.ADD, actor=actor, post=post, report=report, agreed=agreed) as act:
        return write_new(act, values, after)


def write_new(act: Act, values: Mapping[str, Any], after: int | None = None) -> Task:
    """The rules of adding, for one row of a larger act; see ``add``."""
    clean = {name: value for name, value in cleaned(values).items() if name in (*EDITABLE, "quote")}
    for name, sentence in (
        ("object", _("请写明任务的对象，例如“老旧小区改造”。")),
        ("domain", _("请选择任务所属的领域。")),
    ):
        if not clean.get(name):
            raise Refused(sentence)
    assisting = clean.pop("assisting_units", [])
    check_units(clean.get("lead_unit"), assisting)
    check_agreed(doubts_about(clean.get("lead_unit")), act.agreed)
    order = order_after(act.report, after)
    return act.create(Task(order=order, origin=Task.Origin.ADDED, **clean), assisting)
