"""One made-up enterprise: drawn by dice that are seeded, so that everybody gets the same."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from jiannuo.enterprises.demonstration.codes import made_up_code
from jiannuo.enterprises.demonstration.trades import BUILDINGS, SIGNS, TRADES, Trade

#: fen of 万元
WAN = 1_000_000
#: years of figures before the present one
YEARS = 4


@dataclass
class Firm:
    """Its true circumstances; what sources say of them is in ``statements``. Money in fen."""

    code: str
    name: str
    trade: Trade
    industry: str
    place: str
    building: str
    founded: date
    org_type: str
    capital: int
    staff: dict[int, int] = field(default_factory=dict)
    revenue: dict[int, int] = field(default_factory=dict)
    assets: dict[int, int] = field(default_factory=dict)
    debt: dict[int, int] = field(default_factory=dict)
    profit: dict[int, int] = field(default_factory=dict)
    research: dict[int, int] = field(default_factory=dict)

    @property
    def researches(self) -> bool:
        """Whether it does research at all."""
        return self.trade.research >= 0.02


class Drawing:
    """Draws firms one after the other as of ``today``; places are codes with their weights."""

    def __init__(self, dice: Random, today: date, places: Sequence[str], district: str) -> None:
        self.dice, self.today, self.places, self.district = dice, today, places, district
        self._trades = [trade for trade in TRADES for _share in range(trade.share)]
        self._names: set[str] = set()

    def firm(self, number: int) -> Firm:
        """Made-up enterprise ``number``."""
        dice, trade = self.dice, self.dice.choice(self._trades)
        place = dice.choice(self.places)
        in_office = dice.random() * 100 < trade.office
        founded = self._founded()
        firm = Firm(
            code=made_up_code(number, self.district),
            name=self._name(trade),
            trade=trade,
            industry=dice.choice(trade.codes),
            place=place,
            building=self._building(place) if in_office else "",
            founded=founded,
            org_type=dice.choices(("limited", "shares", "foreign", "partnership", "sole", "state"),
                                  (84, 3, 4, 4, 4, 1))[0],
            capital=WAN * dice.choice((10, 50, 100, 100, 200, 300, 500, 500, 1000, 1000, 2000, 5000)),
        )  # fmt: skip
        self._figures(firm)
        return firm

    def _founded(self) -> date:
        """Half of them are younger than six years."""
        age = min(self.dice.expovariate(1 / 8.5), 38.0)
        return self.today - timedelta(days=20 + int(age * 365.25))

    def _name(self, trade: Trade) -> str:
        while True:
            signs = "".join(self.dice.choices(SIGNS, k=self.dice.choice((2, 2, 3))))
            name = f"演示·{signs}{self.dice.choice(trade.words)}有限公司"
            if name not in self._names:
                self._names.add(name)
                return name

    def _building(self, place: str) -> str:
        """A community has a few buildings of its own."""
        start = int(place[-3:]) * 7
        return BUILDINGS[(start + self.dice.randrange(4)) % len(BUILDINGS)]

    def _figures(self, firm: Firm) -> None:
        dice, trade = self.dice, firm.trade
        last = self.today.year - 1
        first = max(firm.founded.year, last - YEARS + 1)
        if first > last:
            return
        staff = trade.staff * math.exp(dice.gauss(0, trade.spread))
        per_head = trade.per_head * math.exp(dice.gauss(0, 0.7)) * WAN
        weight, share = math.exp(dice.gauss(0, 0.5)), trade.research * math.exp(dice.gauss(0, 0.5))
        margin, burden = dice.gauss(0.05, 0.08), min(max(dice.gauss(0.5, 0.2), 0.05), 1.3)
        growth = dice.gauss(0.04, 0.13)
        for year in range(last, first - 1, -1):
            part = (366 - firm.founded.timetuple().tm_yday) / 366 if year == firm.founded.year else 1
            firm.staff[year] = max(1, round(staff))
            revenue = int(staff * per_head * part) // 100 * 100
            firm.revenue[year] = revenue
            firm.assets[year] = int(revenue * trade.assets * weight) // 100 * 100
            firm.debt[year] = int(firm.assets[year] * burden) // 100 * 100
            firm.profit[year] = int(revenue * (margin + dice.gauss(0, 0.02))) // 100 * 100
            firm.research[year] = int(revenue * share) // 100 * 100 if firm.researches else 0
            step = 1 + growth + dice.gauss(0, 0.06)
            staff, per_head = staff / max(step, 0.6) ** 0.6, per_head / max(step, 0.6) ** 0.4
