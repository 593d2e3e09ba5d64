"""Certificates and things of made-up enterprises."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from jiannuo.enterprises.attributes.declared import title
from jiannuo.enterprises.demonstration.firms import WAN, Firm
from jiannuo.enterprises.resolving import months_later

#: certificate -> how many of 100 researching firms have one, and of how many 万元 revenue at least
CHANCES: tuple[tuple[str, int, int], ...] = (
    ("科技型中小企业", 34, 50),
    ("创新型中小企业", 10, 500),
    ("雏鹰企业", 6, 300),
    ("高新技术企业", 22, 300),
    ("专精特新中小企业", 5, 1500),
    ("瞪羚企业", 2, 5000),
    ("专精特新小巨人企业", 1, 8000),
    ("知识产权示范企业", 2, 2000),
    ("质量管理体系认证", 14, 800),
)
OTHERS: tuple[tuple[str, int, int], ...] = (
    ("质量管理体系认证", 3, 1000),
    ("规模以上企业", 45, 2000),
    ("总部企业", 1, 30000),
)


@dataclass(frozen=True)
class Held:
    """One certificate."""

    name: str
    number: str
    valid_from: date
    valid_until: date | None
    source: str


@dataclass(frozen=True)
class Thing:
    """One item of a kind, as it is kept."""

    kind: str
    source: str
    values: dict[str, Any] = field(default_factory=dict)


class Holding:
    """Which certificates and things a firm has as of ``today``."""

    def __init__(self, dice: Random, today: date) -> None:
        self.dice, self.today = dice, today

    def titles(self, firm: Firm) -> Iterator[Held]:
        """Some valid, some that end soon, some that have ended."""
        revenue = max(firm.revenue.values(), default=0) // WAN
        for name, chance, least in (*(CHANCES if firm.researches else ()), *OTHERS):
            if revenue >= least and self.dice.random() * 100 < chance:
                yield self._certificate(name, firm)

    def _certificate(self, name: str, firm: Firm) -> Held:
        declared = title(name)
        months = declared.months or 60
        age = self.dice.randrange(0, round(months * 1.25))
        begins = max(self.today - timedelta(days=30 * age + 5), firm.founded)
        ends = months_later(begins, declared.months) - timedelta(days=1) if declared.months else None
        number = f"演示{begins.year}{self.dice.randrange(100000):05}"
        return Held(name, number, begins, ends, declared.source)

    def things(self, firm: Firm) -> Iterator[Thing]:
        """Persons hired this year, premises of young firms, contracts for technology and computing power."""
        dice = self.dice
        staff = max(firm.staff.values(), default=1)
        for _person in range(min(4, round(staff * dice.uniform(0, 0.08)))):
            hired = self.today - timedelta(days=dice.randrange(20, 300))
            yield Thing("hired", "social_security", {
                "hired_group": [dice.choice(("graduating", "graduated", "young_unemployed", "other"))],
                "hired_on": [hired.toordinal()] * 2,
                "hired_contract": ["yes"],
                "hired_months": [(self.today - hired).days // 30] * 2,
                "hired_paid": ["no"],
            })  # fmt: skip
        if firm.building and (self.today - firm.founded).days < 5 * 365 and dice.random() < 0.3:
            area = dice.randrange(40, 400)
            yield Thing("premises", "certificate", {
                "premises_at": [firm.place],
                "premises_area": [area * 100] * 2,
                "premises_rent": [area * dice.randrange(40, 120) * 100] * 2,
                "premises_months": [dice.choice((12, 24, 36))] * 2,
                "premises_since": [max(firm.founded, self.today - timedelta(days=400)).toordinal()] * 2,
                "premises_used": ["yes"],
            })  # fmt: skip
        if firm.industry.startswith("I65") and dice.random() < 0.04:
            yield Thing("computing", "certificate", {
                "computing_price": [WAN * dice.randrange(5, 200)] * 2,
                "computing_kind": [dice.choice(("domestic", "other"))],
                "computing_partner": [dice.choice(("yes", "yes", "no"))],
                "computing_on": [(self.today - timedelta(days=dice.randrange(10, 300))).toordinal()] * 2,
                "computing_paid": ["no"],
            })  # fmt: skip
        if firm.researches and dice.random() < 0.12:
            for _contract in range(dice.choice((1, 1, 2, 3))):
                yield Thing("technology", "science", {
                    "technology_kind": [dice.choice(("development", "transfer", "licence", "service"))],
                    "technology_amount": [WAN * dice.randrange(4, 300)] * 2,
                    "technology_registered": ["yes"],
                    "technology_on": [(self.today - timedelta(days=dice.randrange(10, 400))).toordinal()] * 2,
                    "technology_paid": ["no"],
                })  # fmt: skip
