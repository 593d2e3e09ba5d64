"""The rungs of an alarm's ladder: officer, head, supervision office, district leader."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from jiannuo.kernel.models import Duty
from jiannuo.kernel.organisation import organisation

#: one recipient as the outbox keeps it: ``unit_id``, ``role``, ``post_id`` where they are known
Recipient = dict[str, Any]


class Ladder:
    """Who stands on each rung, for one batch of alarms: every question is asked once.

    Ask a new one for each batch, because posts change hands.
    """

    def __init__(self) -> None:
        self._head = cache(organisation().head_of)
        self._leader = cache(organisation().leader_of)
        self._units_with = cache(organisation().units_with)

    def recipients(self, rungs: Sequence[str], duties: Sequence[Duty]) -> list[Recipient]:
        """Who hears of an alarm that tells ``rungs``; ``duties`` are those whose turn it is."""
        units = list(dict.fromkeys(duty.unit_id for duty in duties))
        found: list[Recipient] = []
        for rung in rungs:
            if rung == "owner":
                found += [_of(duty.unit_id, duty.role, duty.post_id) for duty in duties]
            elif rung == "head":
                found += [_of(unit, "", self._head(unit)) for unit in units]
            elif rung == "supervision":
                found += [_of(unit, "supervision", None) for unit in self._units_with("supervision")]
            elif rung == "leader":
                posts = [self._leader(unit) for unit in units]
                found += [_of(None, "", post) for post in posts if post is not None]
            else:
                raise LookupError(f"no rung is called {rung}")
        return [one for place, one in enumerate(found) if one not in found[:place]]


def _of(unit_id: int | None, role: str, post_id: int | None) -> Recipient:
    known = {"unit_id": unit_id, "role": role, "post_id": post_id}
    return {name: value for name, value in known.items() if value}
