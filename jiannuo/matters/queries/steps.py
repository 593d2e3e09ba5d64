"""The steps that somebody may take, in the order in which they are offered."""

from jiannuo.kernel.act import steps_open_to
from jiannuo.kernel.loops import Step
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.models import Duty, Matter
from jiannuo.people.viewer import Viewer


def offered(viewer: Viewer, matter: Matter, duties: list[Duty]) -> list[Step]:
    """What leads on comes first, then what leaves the state as it is, at last what gives the matter up."""
    return sorted(steps_open_to(viewer, matter, duties), key=_place)


def blocked(matter: Matter, duties: list[Duty], steps: list[Step]) -> list[tuple[Step, Label]]:
    """Those of ``steps`` that something stands in the way of, each with what it is."""
    case = Case(matter, duties)
    return [(step, sentence) for step in steps if (sentence := step.in_the_way(case))]


def _place(step: Step) -> tuple[bool, bool]:
    return step.typed_ending, step.target is None
