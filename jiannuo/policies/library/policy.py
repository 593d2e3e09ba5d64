"""A policy of the library, and its editions: which text holds on which day for which application."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jiannuo.policies.conditions.truth import Truth


@dataclass(frozen=True)
class Clause:
    """A sentence of the document. ``ref`` is what 【】 in the condition names."""

    ref: str
    text: str


@dataclass(frozen=True)
class Sample:
    """A made-up enterprise with what must come out for it on ``day``."""

    name: str
    english: str
    day: date
    #: as ``written_facts`` reads them
    facts: Mapping[str, Any]
    expected: Truth
    #: by ref of a clause
    by_clause: Mapping[str, Truth] = field(default_factory=dict)


@dataclass(frozen=True)
class Trigger:
    """What makes somebody look more closely without deciding anything: a visit on the spot."""

    name: str
    english: str
    condition: str


@dataclass(frozen=True)
class Edition:
    """What a policy asks and gives from one day to another, both included, for one application type."""

    number: int
    #: 认定, 复核 …; "" where there is only one
    application: str
    document_number: str
    source_url: str
    valid_from: date
    valid_to: date | None
    opens_on: date | None
    closes_on: date | None
    summary: str
    english: str
    clauses: tuple[Clause, ...]
    condition: str
    #: as ``policies.awarding`` reads it
    benefit: Mapping[str, Any]
    #: paid without an application
    automatic: bool
    samples: tuple[Sample, ...]
    #: who gets what when money does not suffice: first_come, pro_rata, by_score; "" where nothing is said
    pool_mode: str = ""
    triggers: tuple[Trigger, ...] = ()
    #: what must still be compared with the official text; "" when nothing
    verify: str = ""

    def in_force(self, day: date) -> bool:
        """Whether it holds on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class LibraryPolicy:
    """What stays the same while editions follow one another."""

    key: str
    title: str
    english: str
    #: national, province, city, district
    level: str
    issuer: str
    #: the division it holds for, "" for the whole country
    region_code: str
    #: words of the unit here that answers for it
    unit: str
    tags: tuple[str, ...]
    demo: bool
    #: the conditions of the list of national and local rules that are encoded in it: C1 … C47
    covers: tuple[str, ...]
    editions: tuple[Edition, ...]

    def edition(self, application: str, day: date) -> Edition | None:
        """The edition for an application type on a day. A type without an edition of its own goes by the
        general one."""
        fit = [one for one in self.editions if one.in_force(day)]
        own = [one for one in fit if one.application == application]
        return next(iter(own or [one for one in fit if not one.application]), None)
