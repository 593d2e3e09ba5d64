"""Saving a draft: one step with everything that it says, so that the events are the history."""

from typing import Any

from jiannuo.kernel.act import act
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.models import Event
from jiannuo.people.viewer import Viewer
from jiannuo.policies.columns.version import content_as_it_is
from jiannuo.policies.models import Version
from jiannuo.policies.views.office.seen import WRITE


def content_of(version: Version) -> dict[str, Any]:
    """What the draft says now, as the step that saves it is told."""
    return dict(content_as_it_is(Case(version, [])))


def save(
    viewer: Viewer, version: Version, *, key: str = "", expect: int | None = None, **changed: Any
) -> Event:
    """Save the draft with ``changed``, everything else as it is. Raises Refused."""
    return act(version, WRITE, actor=viewer, facts=content_of(version) | changed, key=key, expect=expect)
