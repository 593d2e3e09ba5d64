"""The table of facts: what is asked for, which rows answer, and how many more there are of each kind."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict

from jiannuo.reports.models import Fact

#: columns that filter by one exact value each
FACETS = ("part", "status", "role", "review", "unit", "heading", "period")
#: name in the address -> columns
SORTS: Mapping[str, tuple[str, ...]] = {
    "order": ("order",),
    "subject": ("subject", "order"),
    "value": ("value", "order"),
    "-value": ("-value", "order"),
    "unit": ("unit", "-value", "order"),
    "period": ("period", "order"),
}
LONGEST_SEARCH = 100
PAGE_SIZE = 50


@dataclass(frozen=True)
class Asked:
    """What the address asks for. ``chosen`` holds the filters that are set, in the order of FACETS."""

    chosen: tuple[tuple[str, str], ...] = ()
    words: str = ""
    sort: str = "order"

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """Read an address; what it does not know is left out."""
        chosen = tuple((name, str(query[name])[:300]) for name in FACETS if query.get(name))
        sort = query.get("sort", "order")
        return cls(chosen, query.get("q", "").strip()[:LONGEST_SEARCH], sort if sort in SORTS else "order")

    @property
    def filters(self) -> dict[str, str]:
        """The filters that are set."""
        return dict(self.chosen)

    @property
    def address(self) -> str:
        """The query string that asks for the same."""
        pairs = [*self.chosen]
        if self.words:
            pairs.append(("q", self.words))
        if self.sort != "order":
            pairs.append(("sort", self.sort))
        return urlencode(pairs)

    def sorted_by(self, sort: str) -> "Asked":
        """The same question in another order."""
        return replace(self, sort=sort)


def matching(rows: QuerySet[Fact], asked: Asked) -> QuerySet[Fact]:
    """The facts among ``rows`` that answer, in the order asked for."""
    return _searched(rows, asked).filter(**asked.filters).order_by(*SORTS[asked.sort])


def _searched(rows: QuerySet[Fact], asked: Asked) -> QuerySet[Fact]:
    if not asked.words:
        return rows
    words = asked.words
    return rows.filter(Q(subject__icontains=words) | Q(quote__icontains=words) | Q(sentence__icontains=words))


def facets(rows: QuerySet[Fact], asked: Asked) -> dict[str, list[tuple[str, int]]]:
    """For every filter its values with how many facts each would show, beside the other filters set.

    A chosen value is listed even where it shows nothing. Values keep the reading order, units and
    periods go by number of facts.
    """
    found: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for row in _searched(rows, asked).order_by("order").values_list(*FACETS):
        values = dict(zip(FACETS, row, strict=True))
        failed = [name for name, wanted in asked.chosen if values[name] != wanted]
        for name in FACETS:
            if not failed or failed == [name]:
                found[name][values[name]] += 1
    for name, wanted in asked.chosen:
        found[name].setdefault(wanted, 0)
    return {name: list(_in_order(name, counted)) for name, counted in found.items()}


def _in_order(name: str, counted: Counter[str]) -> Iterator[tuple[str, int]]:
    pairs = counted.most_common() if name in ("unit", "period") else counted.items()
    return ((value, n) for value, n in pairs if value)
