"""How many matters answer: exactly up to a limit, "more than" beyond it."""

from dataclasses import dataclass

from jiannuo.kernel.models import Matter
from jiannuo.matters.listing.matching import Found

#: nobody reads further, and counting on would cost more than the page
MOST = 10_000


@dataclass(frozen=True)
class Count:
    """A number of matters; with ``more`` it is at least that."""

    number: int
    more: bool = False


def counted(found: Found) -> Count:
    """How many there are: what the list shows, all pages of it."""
    number = _number(found)
    return Count(min(number, MOST), number > MOST)


def _number(found: Found) -> int:
    """Counted from the side where least must be looked at: the reach has one meaning in every shape."""
    plain = not found.asked.but(q="").filters
    if found.search and found.search.ids is None and plain:
        return found.search.number(MOST + 1)
    if (
        found.reach.everything
        or found.few is not None
        or found.search
        or found.asked.when
        or found.asked.mine
    ):
        return found.rows.order_by()[: MOST + 1].count()
    ids = found.reach.ids()
    if plain:
        return ids[: MOST + 1].count()
    return Matter.objects.filter(found.condition, pk__in=ids).order_by()[: MOST + 1].count()
