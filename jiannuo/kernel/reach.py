"""How far somebody sees among matters, in the shapes that a question may need.

Layer 2 says what a viewer's reach is; here it becomes a condition on each row (for opening matters),
a question to one row, the parts of a list (for walking it in order and for counting it), and the tokens
of the search index. All say the same, and a test holds them to it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from jiannuo.kernel.models.link import Involvement
from jiannuo.kernel.models.matter import Matter
from jiannuo.kernel.statements import fetch
from jiannuo.kernel.visible import Viewer

#: the token of what is open to everybody
PUBLIC = "public"
#: so many units are asked one by one, each in its order; more at once, and put in order afterwards
ONE_BY_ONE = 8


@dataclass(frozen=True)
class Reach:
    """Everything; or what is published, what these units owe or owed, and what this account began."""

    everything: bool = False
    unit_ids: frozenset[int] = frozenset()
    account_id: int | None = None

    def condition(self) -> Q:
        """Whether a row of Matter, or of a model that extends it, is within reach."""
        if self.everything:
            return Q()
        grounds = Q(published=True)
        if self.account_id is not None:
            grounds |= Q(author_id=self.account_id)
        if self.unit_ids:
            owed = Involvement.objects.filter(matter_id=OuterRef("pk"), unit_id__in=self.unit_ids)
            grounds |= Q(Exists(owed))
        return grounds

    def admits(self, row: Matter) -> bool:
        """Whether a row at hand is within reach."""
        if (
            self.everything
            or row.published
            or (self.account_id is not None and row.author_id == self.account_id)
        ):
            return True
        return bool(self.unit_ids) and not self.unit_ids.isdisjoint(
            involved.unit_id for involved in fetch(Involvement, matter_id=row.pk)
        )

    def at_work(self) -> Q:
        """Whether a row of Matter is one that these units work or worked on (or everything is).

        A published matter of another unit is within reach as it is for the public, and no more.
        """
        if self.everything:
            return Q()
        return Q(Exists(Involvement.objects.filter(matter_id=OuterRef("pk"), unit_id__in=self.unit_ids)))

    def parts(self) -> list[QuerySet[Any, Any]]:
        """What is within reach as the rows of lists, in parts that may overlap: of units, public, begun.

        Each part is in one index in the order of movement, with the columns CARRIED beside it; the
        matter is what ``matter_of`` names. Raises ValueError for a reach without limits.
        """
        if self.everything:
            raise ValueError("everything is within reach: ask Matter itself")
        involved, found = Involvement.objects.order_by(), [Matter.objects.filter(published=True).order_by()]
        if self.account_id is not None:
            found.append(Matter.objects.filter(author_id=self.account_id).order_by())
        if len(self.unit_ids) <= ONE_BY_ONE:
            return [*(involved.filter(unit_id=unit) for unit in sorted(self.unit_ids)), *found]
        return [involved.filter(unit_id__in=self.unit_ids), *found]

    def tokens(self) -> list[str]:
        """The tokens of the search index, one of which a matter within reach has; empty: no limit."""
        if self.everything:
            return []
        account = [] if self.account_id is None else [author_token(self.account_id)]
        return [PUBLIC, *account, *(unit_token(unit) for unit in sorted(self.unit_ids))]


def matter_of(part: QuerySet[Any, Any]) -> str:
    """The column of a part of a list that says which matter a row is about."""
    return "matter_id" if part.model is Involvement else "id"


def unit_token(unit_id: int) -> str:
    """What the index holds of a unit that owes or owed a matter something."""
    return f"unit{unit_id}"


def author_token(account_id: int) -> str:
    """What the index holds of whoever began a matter."""
    return f"author{account_id}"


_known: list[Callable[[Viewer], Reach]] = []


def reach_with(reach: Callable[[Viewer], Reach]) -> None:
    """Register who knows how far a viewer sees (layer 2)."""
    _known.append(reach)


def reach_of(viewer: Viewer) -> Reach:
    """How far ``viewer`` sees; nothing but what is public while no app has said."""
    return _known[-1](viewer) if _known else Reach()
