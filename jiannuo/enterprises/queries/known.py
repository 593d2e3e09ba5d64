"""What the page of an enterprise shows of what is known: by heading, with source, date and contradictions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from jiannuo.enterprises.attributes.attribute import Attribute
from jiannuo.enterprises.attributes.declared import ATTRIBUTES, GROUPS
from jiannuo.enterprises.deriving import derived
from jiannuo.enterprises.facts import Evidence, Interval, Key
from jiannuo.enterprises.knowing import beliefs_of
from jiannuo.enterprises.resolving import Belief, Statement, contradict
from jiannuo.enterprises.seeing import may_see_value
from jiannuo.enterprises.wording import group_label, label, shown, source_label
from jiannuo.kernel.visible import Viewer


@dataclass(frozen=True)
class Said:
    """What another source says of the same."""

    text: str
    source: str
    day: date
    contradicts: bool


@dataclass(frozen=True)
class Cell:
    """One value as the page shows it; ``stale``: it may no longer be relied upon."""

    text: str
    source: str = ""
    day: date | None = None
    evidence: int = int(Evidence.REGISTER)
    until: date | None = None
    stale: bool = False
    others: tuple[Said, ...] = ()

    @property
    def contradicted(self) -> bool:
        """Whether another source says something that cannot be true as well."""
        return any(one.contradicts for one in self.others)


@dataclass(frozen=True)
class Line:
    """One attribute; yearly ones have a cell (or None) for each year of the group."""

    attribute: Attribute
    label: str
    cells: tuple[Cell | None, ...]
    #: who is believed first, in words
    order: str = ""
    years: tuple[int, ...] = ()

    @property
    def by_year(self) -> list[tuple[int, Cell | None]]:
        """Each year with its cell."""
        return list(zip(self.years, self.cells, strict=True))

    @property
    def cell(self) -> Cell | None:
        """The cell of an attribute that has no years."""
        return self.cells[0]


@dataclass
class Group:
    """One heading of the page."""

    heading: str
    lines: list[Line] = field(default_factory=list)
    years: tuple[int, ...] = ()
    yearly: list[Line] = field(default_factory=list)
    #: attributes of which nothing is known
    missing: list[tuple[Attribute, str]] = field(default_factory=list)


def known(viewer: Viewer, enterprise_id: int, day: date) -> list[Group]:
    """Everything known of an enterprise that ``viewer`` may see, heading by heading."""
    beliefs = beliefs_of(enterprise_id, day)
    facts = {key: belief.fact() for key, belief in beliefs.items()}
    cells: dict[Key, Cell] = {key: cell(_of(key[0]), belief, day) for key, belief in beliefs.items()}
    for key, fact in derived(facts, day).items():
        cells[key] = Cell(
            shown(_of(key[0]), fact.value), source_label(fact.source), fact.observed_on, int(fact.evidence),
            fact.until,
        )  # fmt: skip
    seen = [one for one in ATTRIBUTES if may_see_value(viewer, one, enterprise_id)]
    return [_group(heading, [one for one in seen if one.group == heading], cells) for heading in GROUPS]


def cell(declared: Attribute, belief: Belief, day: date) -> Cell:
    """A belief as a page shows it."""
    said = belief.statement
    return Cell(
        shown(declared, _value(said)),
        source_label(said.source),
        said.observed_on,
        said.evidence,
        belief.until,
        belief.until is not None and belief.until < day,
        tuple(
            Said(
                shown(declared, _value(one)), source_label(one.source), one.observed_on, contradict(said, one)
            )
            for one in belief.others
        ),
    )


def _group(heading: str, attributes: Iterable[Attribute], cells: Mapping[Key, Cell]) -> Group:
    all_ = list(attributes)
    yearly = [one for one in all_ if one.yearly]
    years = sorted(
        {year for key, year in cells if year and any(key == one.key for one in yearly)}, reverse=True
    )
    group = Group(group_label(heading), years=tuple(years[:5]))
    for one in all_:
        found = [cells.get((one.key, year)) for year in (group.years if one.yearly else (None,))]
        if not any(found):
            if not one.derived:
                group.missing.append((one, label(one)))
            continue
        order = "、".join(source_label(key) for key in one.authorities)
        line = Line(one, label(one), tuple(found), order, group.years if one.yearly else ())
        (group.yearly if one.yearly else group.lines).append(line)
    return group


def _of(key: str) -> Attribute:
    return _BY_KEY[key]


_BY_KEY = {one.key: one for one in ATTRIBUTES}


def _value(said: Statement) -> Interval | frozenset[str]:
    return frozenset(said.words) if said.words else Interval(said.low, said.high)
