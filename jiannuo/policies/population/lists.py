"""What enterprises hold, their things of each kind and what people decided, in columns."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from jiannuo.enterprises.facts import Evidence
from jiannuo.enterprises.listing import Lists
from jiannuo.kernel.validity import in_force
from jiannuo.policies.matching import FOREVER, Held, Items, Population
from jiannuo.policies.models import Decision

Ints = NDArray[np.int64]


def held_in_columns(all_: Sequence[Lists]) -> dict[str, Held]:
    """Each qualification that somebody holds."""
    found: dict[str, Held] = {}
    for row, lists in enumerate(all_):
        for name, (begins, ends) in lists.held.items():
            held = found.get(name)
            if held is None:
                held = found[name] = _nobody(len(all_))
            held.since[row] = begins.toordinal()
            held.until[row] = FOREVER if ends is None else ends.toordinal()
            assert held.evidence is not None
            held.evidence[row] = lists.held_by[name]
    return found


def _nobody(size: int) -> Held:
    return Held(
        np.zeros(size, np.int32),
        np.full(size, FOREVER, np.int32),
        np.full(size, Evidence.REGISTER, np.uint8),
    )


def items_in_columns(all_: Sequence[Lists]) -> dict[str, Items]:
    """The things of each kind, of everybody."""
    kinds = dict.fromkeys(kind for one in all_ for kind in [*one.items, *sorted(one.all_items)])
    return {kind: _items(kind, all_) for kind in kinds}


def _items(kind: str, all_: Sequence[Lists]) -> Items:
    things = [one.items.get(kind, ()) for one in all_]
    offsets = np.zeros(len(all_) + 1, np.int64)
    np.cumsum([len(one) for one in things], out=offsets[1:])
    inner = Population.of(enumerate(one for some in things for one in some))
    return Items(inner, offsets, np.array([kind in one.all_items for one in all_], np.bool_))


def question_of(policy_id: int, question: str) -> str:
    """How a question is called among those of all policies: each policy decides its own."""
    return f"{policy_id}:{question}"


def decided(ids: Ints, day: date) -> dict[str, NDArray[np.int8]]:
    """What people decided of each question, as it holds on ``day``; ``ids`` ascending."""
    found: dict[str, NDArray[np.int8]] = {}
    places = {pk: row for row, pk in enumerate(ids.tolist())}
    rows = Decision.objects.filter(in_force(day)).order_by("decided_at", "id")
    for pk, policy, question, said in rows.values_list("enterprise_id", "policy_id", "question", "answer"):
        if pk in places:
            name = question_of(policy, question)
            column = found.setdefault(name, np.full(len(ids), -1, np.int8))
            column[places[pk]] = said
    return found
