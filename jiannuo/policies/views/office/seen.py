"""What the pages of one version share: finding it, its tabs, and who may do what with it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from jiannuo.enterprises.seeing import sees_needed
from jiannuo.kernel.act import steps_open_to
from jiannuo.kernel.reach import reach_of
from jiannuo.kernel.visible import visible
from jiannuo.people.roles import Role
from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Version

#: the step that saves a draft
WRITE = "write"


@dataclass(frozen=True)
class Seen:
    """One version as its reader meets it."""

    version: Version
    #: whether the reader may change the draft
    writes: bool
    #: whether the reader sees which enterprises fit: the policy's unit, and supervisors
    own: bool
    #: whether the reader sees how it came about: whoever has or had a part in it, and whoever sees all
    works: bool
    #: whether the reader sees numbers of one or two enterprises, and what moves them
    exact: bool
    #: keys of the steps that are open to the reader
    steps: frozenset[str]


def seen(viewer: Viewer, version_id: int) -> Seen:
    """The version with what the viewer may do. Raises Http404."""
    rows = visible(viewer, Version).select_related("policy__unit", "pool")
    version = get_object_or_404(rows, pk=version_id)
    steps = frozenset(step.key for step in steps_open_to(viewer, version))
    own = version.policy.unit_id in viewer.unit_ids or viewer.has(Role.SUPERVISION)
    works = own or Version.objects.filter(reach_of(viewer).at_work(), pk=version.pk).exists()
    return Seen(version, WRITE in steps, own, works, own and sees_needed(viewer), steps)


def worked_on(viewer: Viewer, version_id: int) -> Seen:
    """The same for pages that show how a version came about. Raises Http404 for whoever had no part in it."""
    here = seen(viewer, version_id)
    if not here.works:
        raise Http404
    return here


def framed(here: Seen, tab: str, **more: Any) -> dict[str, Any]:
    """The context that every page of a version needs."""
    return {"here": here, "version": here.version, "policy": here.version.policy, "tab": tab, **more}
