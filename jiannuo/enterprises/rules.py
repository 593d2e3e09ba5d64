"""Who may see enterprises and what is known of them: officers, and everybody their own enterprise.

No enterprise sees another's. Officers see the registry because they serve it; values that only some
policies need are shown less widely, by ``seeing``.
"""

from typing import Any

from django.db.models import Q, QuerySet

from jiannuo.enterprises.members import enterprises_of
from jiannuo.enterprises.models import (
    Enterprise,
    ImportRow,
    ImportRun,
    Item,
    Member,
    Problem,
    Qualification,
    Tag,
    Value,
    Visit,
)
from jiannuo.kernel.reach import reach_of
from jiannuo.kernel.visible import Viewer, sees

#: who deals with enterprises
OFFICERS = frozenset({"supervision", "department", "street", "leader"})


def is_officer(viewer: Viewer) -> bool:
    """Whether the viewer deals with enterprises by office."""
    return bool(viewer.roles & OFFICERS)


@sees(Enterprise)
def enterprises(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Officers see all, an account those for which it acts."""
    if is_officer(viewer):
        return rows
    return rows.filter(pk__in=enterprises_of(viewer).order_by().values("pk"))


def _with_its_enterprise(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    if is_officer(viewer):
        return rows
    return rows.filter(enterprise__in=enterprises_of(viewer).order_by().values("pk"))


for _model in (Value, Qualification, Item, Tag, Member):
    sees(_model)(_with_its_enterprise)


@sees(Visit)
def visits(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """What officers wrote down of a visit is theirs."""
    return rows if is_officer(viewer) else rows.none()


@sees(Problem)
def problems(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """As every matter, and an enterprise those that are its own."""
    reach = reach_of(viewer)
    if reach.everything:
        return rows
    own = enterprises_of(viewer).order_by().values("pk")
    return rows.filter(reach.condition() | Q(enterprise__in=own))


@sees(ImportRun)
def import_runs(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Whoever runs the registry: supervisors, and everybody the runs that they began."""
    if "supervision" in viewer.roles:
        return rows
    account = getattr(viewer, "account_id", None)
    return rows.filter(uploaded_by_id=account) if is_officer(viewer) and account else rows.none()


@sees(ImportRow)
def import_rows(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """With their run."""
    return rows.filter(run__in=import_runs(viewer, ImportRun.objects.all()).order_by().values("pk"))
