"""The visibility gate over the matters of many notices at once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from jiannuo.kernel.loops import loop_of
from jiannuo.kernel.models import Matter
from jiannuo.kernel.visible import Viewer, visible


def seen_matters(viewer: Viewer, ids: Iterable[int]) -> dict[int, Matter]:
    """Those of the matters ``ids`` that ``viewer`` may see, by id.

    Each is asked for as its loop's own model, whose rule may be stricter than that of matters at large;
    a matter whose loop is not installed is seen by nobody.
    """
    by_model: defaultdict[Any, list[int]] = defaultdict(list)
    for pk, loop in Matter.objects.filter(pk__in=set(ids)).values_list("pk", "loop"):
        try:
            by_model[loop_of(loop).model_class()].append(pk)
        except LookupError:
            continue
    found: dict[int, Matter] = {}
    for model, its in by_model.items():
        found |= {row.pk: row for row in visible(viewer, model).filter(pk__in=its)}
    return found
