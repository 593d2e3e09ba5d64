"""What one viewer reads of a meeting: everything, or the lines of the units they work for."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jiannuo.commitments.meetings.freezing import pack_of
from jiannuo.commitments.meetings.pack import Pack
from jiannuo.commitments.models import Commitment, Decision, Meeting
from jiannuo.kernel.visible import visible
from jiannuo.people.models import Post, Unit
from jiannuo.people.roles import Role
from jiannuo.people.viewer import Viewer

#: who reads the lines of all units
READS_ALL = (Role.SUPERVISION, Role.LEADER)


@dataclass(frozen=True)
class Read:
    """A meeting as one viewer reads it."""

    meeting: Meeting
    pack: Pack
    decisions: list[Decision]
    #: whether lines of other units were left out
    cut: bool

    @property
    def frozen(self) -> bool:
        """Whether these are the figures the room saw."""
        return bool(self.meeting.pack_digest)


def meetings_seen(viewer: Viewer) -> QuerySet[Meeting]:
    """The meetings that ``viewer`` may see, the newest first."""
    return visible(viewer, Meeting).select_related("chair__unit", "report")


def read(viewer: Viewer, meeting: Meeting) -> Read:
    """``meeting``, which the viewer got through the gate, with what they may read of it."""
    whole, pack = viewer.has(*READS_ALL), pack_of(meeting)
    decisions = visible(viewer, Decision).filter(from_meeting=meeting).select_related("unit", "about")
    return Read(
        meeting,
        pack if whole else pack.only(viewer.unit_ids),
        list(decisions.prefetch_related("assisting_units").order_by("number")),
        not whole,
    )


def scope_words(meeting: Meeting) -> list[tuple[str, str]]:
    """The scope as label and names, empty for the whole report."""
    scope = meeting.scope
    domains = [_(domain) for domain in scope.get("domains", [])]
    named = (
        (_("领域"), domains),
        (_("牵头或配合单位"), _names(Unit.objects.filter(pk__in=scope.get("units", [])))),
        (_("分管领导"), [post.title for post in Post.objects.filter(pk__in=scope.get("posts", []))]),
        (_("单项承诺"), _names(Commitment.objects.filter(pk__in=scope.get("commitments", [])))),
    )
    return [(label, pgettext("between words", "、").join(names)) for label, names in named if names]


def units_called(meeting: Meeting) -> list[Unit]:
    """The units that were called, in the district's order."""
    return list(Unit.objects.filter(pk__in=meeting.invited).order_by("order", "code"))


def _names(rows: QuerySet[Unit] | QuerySet[Commitment]) -> list[str]:
    return [str(row) for row in rows]
