"""Which matters a viewer may open with nothing but the default form."""

from collections.abc import Iterator
from typing import Any

from django.db.models import NOT_PROVIDED, Field

from jiannuo.kernel.act import why_not
from jiannuo.kernel.loops import Loop, Step, all_loops
from jiannuo.kernel.loops.states import NEW
from jiannuo.kernel.models import Matter
from jiannuo.people.viewer import Viewer


def openable(viewer: Viewer) -> Iterator[tuple[type[Loop], list[Step]]]:
    """The loops with the steps by which the viewer may open a matter on the default page."""
    for loop in all_loops():
        if needs_only_a_title(loop) and (steps := opening_steps(viewer, loop)):
            yield loop, steps


def opening_steps(viewer: Viewer, loop: type[Loop]) -> list[Step]:
    """The steps by which ``viewer`` may open a matter of ``loop``."""
    blank = Matter(loop=loop.key, state=NEW.key, author_id=viewer.account_id)
    return [step for step in loop.opening_steps() if why_not(viewer, blank, step) is None]


def needs_only_a_title(loop: type[Loop]) -> bool:
    """Whether a row of the loop's model can be made without columns of its own."""
    shared = {field.attname for field in Matter._meta.concrete_fields}
    own = [
        field
        for field in loop.model_class()._meta.concrete_fields
        if field.attname not in shared and not field.primary_key
    ]
    return all(_may_wait(field) for field in own)


def _may_wait(field: "Field[Any, Any]") -> bool:
    """Whether a row can be made before the column has a value; texts that may be blank begin empty."""
    if field.null or field.has_default() or field.db_default is not NOT_PROVIDED:
        return True
    return field.blank and field.empty_strings_allowed
