"""What waits for the reader: claims to check, batches, questions, objections, drafts, in numbers."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models import Duty
from jiannuo.people.viewer import Viewer

#: loops of policies, with the page on which they are worked through
LOOPS: tuple[tuple[str, str | Promise, str], ...] = (
    ("policies.claim", _("待审核的兑现"), "policies:claims"),
    ("policies.batch", _("待办的批次"), "policies:batches"),
    ("policies.question", _("待答复的咨询"), "policies:questions"),
    ("policies.objection", _("待复核的异议"), "policies:objections"),
    ("policies.version", _("待办的政策版本"), "policies:office"),
)


@dataclass(frozen=True)
class Waiting:
    """How many matters of one kind wait for the reader."""

    label: str | Promise
    count: int
    url: str


def waiting(viewer: Viewer) -> list[Waiting]:
    """One line a kind, also those of which nothing waits."""
    own = Q()
    for standing in viewer.standings:
        if standing.unit_id is not None:
            role = Q(role="") | Q(role=standing.role)
            own |= Q(post_id=standing.acts_as) | (Q(post__isnull=True, unit_id=standing.unit_id) & role)
    found: dict[str, int] = {}
    if own:
        duties = Duty.objects.filter(own, closed_at__isnull=True, turn=True)
        loops = duties.filter(matter__loop__in=[key for key, _label, _page in LOOPS])
        counted = loops.order_by().values_list("matter__loop")
        found = dict(counted.annotate(n=Count("matter_id", distinct=True)))
    return [Waiting(label, found.get(key, 0), reverse(page)) for key, label, page in LOOPS]
