"""The steps of a matter that are open to the enterprise, each with its form."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from jiannuo.kernel.act import steps_open_to
from jiannuo.kernel.loops import Step
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.models import Matter
from jiannuo.people.viewer import Viewer
from jiannuo.policies.forms.step import ToldForm


@dataclass(frozen=True)
class Open:
    """One step. ``first``: what is expected now; the others are possible and folded away."""

    step: Step
    form: ToldForm
    url: str
    first: bool

    key = property(lambda self: self.step.key)
    label = property(lambda self: self.step.label)
    about = property(lambda self: self.step.about)

    @property
    def ends(self) -> bool:
        """Whether the matter is over with it."""
        return self.step.target is not None and self.step.target.ends


def open_steps(
    viewer: Viewer,
    matter: Matter,
    address: Any,
    expected: Collection[str],
    *,
    initial: Mapping[str, Any] | None = None,
    bound: ToldForm | None = None,
) -> list[Open]:
    """What ``viewer`` may do on ``matter`` now, the ``expected`` steps first.

    ``address`` gives the URL of a step by its key; ``bound`` is a form that came back with something wrong.
    """
    duties = list(matter.duties.filter(closed_at__isnull=True))
    case = Case(matter, duties)
    found = [
        Open(
            step,
            bound
            if bound is not None and bound.step is step
            else ToldForm(step, viewer, matter.revision, initial=initial),
            address(step.key),
            step.key in expected,
        )
        for step in steps_open_to(viewer, matter, duties)
        if not step.in_the_way(case)
    ]
    return sorted(found, key=lambda one: not one.first)
