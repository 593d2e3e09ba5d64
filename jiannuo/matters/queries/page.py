"""Everything the page of one matter shows to one viewer."""

from dataclasses import dataclass, field

from django.template import TemplateDoesNotExist
from django.template.loader import select_template
from django.urls import NoReverseMatch, reverse

from jiannuo.kernel.loops import Loop, Step, loop_of
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.models import Duty, Matter
from jiannuo.kernel.visible import visible
from jiannuo.matters.drawing import Drawing, draw
from jiannuo.matters.queries.insight import works_on
from jiannuo.matters.queries.limits import LimitLine, limits
from jiannuo.matters.queries.owing import in_their_own_models
from jiannuo.matters.queries.personal import fields_of
from jiannuo.matters.queries.steps import blocked, offered
from jiannuo.matters.queries.timeline import SHOWN, Timeline, timeline
from jiannuo.people.viewer import Viewer

#: children and links shown; a matter with more has a list of its own
RELATED = 50


@dataclass(frozen=True)
class Page:
    """One matter for one viewer. ``extension`` is the template of its domain, "" without one."""

    matter: Matter
    loop: type[Loop]
    insider: bool
    duties: list[Duty]
    limits: list[LimitLine]
    timeline: Timeline
    steps: list[Step]
    blocked: list[tuple[Step, Label]]
    drawing: Drawing
    taken: bool
    extension: str = ""
    parent: Matter | None = None
    children: list[Matter] = field(default_factory=list)
    linked: list[Matter] = field(default_factory=list)
    receipt: str = ""
    #: there are personal fields that this viewer may erase or ask to have erased
    personal: bool = False

    @property
    def asks_evidence(self) -> bool:
        """Whether a form that may come in needs the scripts of the evidence field."""
        return any(fact.kind == "evidence" for step in self.steps for fact in step.needs)

    @property
    def turns(self) -> list[Duty]:
        """The duties whose turn it is."""
        return [duty for duty in self.duties if duty.turn]

    @property
    def limits_running(self) -> list[LimitLine]:
        """The clocks that still count, or stand still for a while."""
        return [line for line in self.limits if line.in_time is None]

    @property
    def limits_over(self) -> list[LimitLine]:
        """The clocks that were stopped."""
        return [line for line in self.limits if line.in_time is not None]

    @property
    def waits(self) -> str:
        """Why nothing presses in this state, "" where a clock does."""
        return "" if self.limits_running or not self.matter.is_open else str(self.matter.at.waits)


def find(viewer: Viewer, matter_id: int) -> Matter | None:
    """The matter in its own model, if the viewer may see it."""
    found = in_their_own_models(viewer, visible(viewer, Matter).filter(pk=matter_id))
    return found[0] if found else None


def page_of(viewer: Viewer, matter: Matter, *, whole: bool = False) -> Page:
    """The page of ``matter``, which the viewer got through the gate; ``whole``: with every event."""
    loop = loop_of(matter.loop)
    duties = list(matter.duties.filter(closed_at=None).select_related("unit", "post").order_by("id"))
    events = matter.events.exclude(before="").values_list("before", "after", "step")
    taken = {(before, after, step) for before, after, step in events if step in loop.steps}
    seen = visible(viewer, Matter)
    steps = offered(viewer, matter, duties)
    hindered = blocked(matter, duties, steps)
    links = seen.filter(links_in__source=matter.pk) | seen.filter(links_out__target=matter.pk)
    return Page(
        matter=matter,
        loop=loop,
        insider=works_on(viewer, matter),
        duties=duties,
        limits=limits(matter),
        timeline=timeline(viewer, matter, at_most=None if whole else SHOWN),
        steps=[step for step in steps if step not in [one for one, _why in hindered]],
        blocked=hindered,
        drawing=draw(loop, here=matter.state, taken=taken),
        taken=bool(taken),
        extension=extension_of(loop),
        parent=seen.filter(pk=matter.parent_id).first() if matter.parent_id else None,
        children=list(seen.filter(parent=matter.pk).order_by("closed_at", "due_at", "id")[:RELATED]),
        linked=list(links.distinct().order_by("id")[:RELATED]),
        receipt=_receipt(matter),
        personal=viewer.account is not None and bool(fields_of(viewer, matter).left),
    )


def extension_of(loop: type[Loop]) -> str:
    """The template with the columns of the loop's own model: ``<app>/_matter_<noun>.html`` or
    ``<app>/_matter.html``; "" when the app has neither."""
    app, _dot, noun = loop.key.partition(".")
    try:
        template = select_template([f"{app}/_matter_{noun}.html", f"{app}/_matter.html"])
    except TemplateDoesNotExist:
        return ""
    return str(template.template.name)


def under_fields(loop: type[Loop], step: Step) -> str:
    """The template that the loop's app shows under the fields of ``step``, "" when it has none:
    ``<app>/_under_<noun>_<step>.html``."""
    app, _dot, noun = loop.key.partition(".")
    try:
        return str(select_template([f"{app}/_under_{noun}_{step.key}.html"]).template.name)
    except TemplateDoesNotExist:
        return ""


def _receipt(matter: Matter) -> str:
    try:
        return reverse("ledger:receipt", args=[matter.pk])
    except NoReverseMatch:
        return ""
