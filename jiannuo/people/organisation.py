"""What the organisation pages show, already asked of the visibility gate."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from jiannuo.kernel.validity import in_force
from jiannuo.kernel.visible import visible
from jiannuo.people.models import Person, Post, Tenure, Unit, UnitDuty
from jiannuo.people.queries.search import Match, search_units
from jiannuo.people.queries.units import Branch, unit_tree
from jiannuo.people.viewer import Viewer

#: the order in which the kinds stand on the page
KINDS = (
    Unit.Kind.GOVERNMENT,
    Unit.Kind.BRANCH,
    Unit.Kind.STREET,
    Unit.Kind.PARTY,
    Unit.Kind.MASS,
    Unit.Kind.CONGRESS,
    Unit.Kind.ENTERPRISE,
)


@dataclass(frozen=True)
class Section:
    """The units of one kind, as a tree."""

    kind: Unit.Kind
    branches: list[Branch]


@dataclass(frozen=True)
class Organisation:
    """The organisation on a page: sections, or what a search found."""

    sections: list[Section]
    matches: list[Match]
    #: units of each kind, and how many wait for the district's confirmation
    counts: list[tuple[Unit.Kind, int]]
    total: int
    unconfirmed: int


def organisation(viewer: Viewer, query: str, kind: str) -> Organisation:
    """The units in force that ``viewer`` may see, narrowed to ``kind`` and to ``query``."""
    units = list(_units(viewer))
    number = Counter(unit.kind for unit in units)
    shown = [unit for unit in units if _of_kind(unit, kind)]
    return Organisation(
        sections=[] if query else _sections(shown),
        matches=search_units(shown, query),
        counts=[(one, number[one]) for one in KINDS if number[one]],
        total=len(units),
        unconfirmed=sum(not unit.confirmed for unit in units),
    )


def _units(viewer: Viewer) -> QuerySet[Unit]:
    duties = Prefetch("duties", UnitDuty.objects.on())
    return visible(viewer, Unit).filter(in_force()).prefetch_related("aliases", duties)


def _of_kind(unit: Unit, kind: str) -> bool:
    """Communities belong to their streets: they are shown with them."""
    return not kind or unit.kind == kind or (kind == Unit.Kind.STREET and unit.kind == Unit.Kind.COMMUNITY)


def _sections(units: list[Unit]) -> list[Section]:
    groups = ((kind, [unit for unit in units if _of_kind(unit, kind)]) for kind in KINDS)
    return [Section(kind, unit_tree(group)) for kind, group in groups if group]


@dataclass(frozen=True)
class Seat:
    """A post with those who hold it today, as far as the viewer may know."""

    post: Post
    holders: tuple[Person, ...]


def seats(viewer: Viewer, unit: Unit) -> list[Seat]:
    """The posts of ``unit`` in force; holders are filled in only for those who may see them."""
    posts = visible(viewer, Post).filter(in_force(), unit=unit).prefetch_related("oversees")
    holders: dict[int, list[Person]] = defaultdict(list)
    for tenure in visible(viewer, Tenure).filter(in_force(), post__unit=unit).select_related("person"):
        holders[tenure.post_id].append(tenure.person)
    return [Seat(post, tuple(holders[post.pk])) for post in posts]
