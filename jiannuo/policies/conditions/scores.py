"""Points of a ladder of bands, as an interval while it is open which band holds."""

from collections.abc import Sequence

from jiannuo.enterprises.facts import Interval
from jiannuo.policies.conditions.tree import Ladder
from jiannuo.policies.conditions.truth import Truth


def points(ladder: Ladder, truths: Sequence[Truth]) -> Interval:
    """The least and the most points that are possible when ``truths`` is known of the bands, in order.

    The first band that is met counts. A band that is perhaps met opens both ways.
    """
    possible: list[int] = []
    for band, truth in zip(ladder.bands, truths, strict=True):
        if truth is not Truth.FALSE:
            possible.append(band.points)
        if truth is Truth.TRUE:
            break
    else:
        possible.append(ladder.otherwise)
    return Interval(min(possible), max(possible))
