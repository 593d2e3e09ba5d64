"""What sources say of a made-up enterprise: with gaps, bands, and now and then against one another."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from jiannuo.enterprises.actions.stating import Said
from jiannuo.enterprises.demonstration.firms import WAN, Firm
from jiannuo.enterprises.facts import Interval

#: bands of a form that enterprises fill in, upper end excluded, in 万元
BANDS = (0, 100, 500, 2000, 5000, 20000, 100000, 10_000_000)
YES, NO = frozenset({"yes"}), frozenset({"no"})


class Saying:
    """What is said of firms as of ``today``. Of each enterprise 5 to 20 of 100 facts are missing."""

    def __init__(self, dice: Random, today: date) -> None:
        self.dice, self.today = dice, today

    def of(self, firm: Firm) -> Iterator[Said]:
        """All statements about ``firm``."""
        gaps = self.dice.uniform(0.05, 0.20)
        for said in (*self._registration(firm), *self._years(firm), *self._conduct(firm)):
            if said.attribute in ("registered_at", "industry", "founded") or self.dice.random() > gaps:
                yield said
        yield from self._told(firm)

    def _registration(self, firm: Firm) -> Iterator[Said]:
        day = max(firm.founded, self.today - timedelta(days=self.dice.randrange(5, 60)))
        for name, word in (
            ("registered_at", firm.place),
            ("industry", firm.industry),
            ("org_type", firm.org_type),
            ("status", "open" if self.dice.random() < 0.97 else "resting"),
            ("legal_person", "no" if firm.org_type in ("partnership", "sole") else "yes"),
            ("restricted_industry", "no"),
            ("works_at", firm.place),
        ):
            yield Said(name, frozenset({word}), "registration", day)
        yield Said("founded", Interval.point(firm.founded.toordinal()), "registration", day)
        yield Said("capital", Interval.point(firm.capital), "registration", day)
        large = firm.revenue.get(self.today.year - 1, 0) > 500 * WAN
        yield Said("taxpayer", frozenset({"general" if large else "small_scale"}), "tax", day)
        yield Said("taxed_at", frozenset({firm.place[:6]}), "tax", day)

    def _years(self, firm: Firm) -> Iterator[Said]:
        for year in firm.staff:
            day, small = date(year + 1, 5, 31), firm.revenue[year] < 2000 * WAN
            day = min(day, self.today)
            register = "tax" if small else "statistics"
            figures = [
                ("staff", firm.staff[year], register),
                ("revenue", firm.revenue[year], register),
                ("assets", firm.assets[year], register),
                ("tax_paid", max(firm.revenue[year] // 40, 0), "tax"),
            ]
            last = year == self.today.year - 1
            if firm.researches or last:
                figures += [("debt", firm.debt[year], register), ("profit", firm.profit[year], register)]
            if firm.researches:
                figures += [
                    ("research", firm.research[year], "tax"),
                    ("main_revenue", firm.revenue[year] * 9 // 10, "audit"),
                    ("domestic_research", firm.research[year], "science"),
                ]
            if last:
                figures += self._last(firm, year)
            for name, value, source in figures:
                yield Said(name, Interval.point(value), source, day, year)

    def _last(self, firm: Firm, year: int) -> list[tuple[str, int, str]]:
        staff, dice = firm.staff[year], self.dice
        insured = round(staff * dice.uniform(0.6, 1.0))
        found = [
            ("insured", insured, "social_security"),
            ("layoff_rate", int(max(dice.gauss(0.03, 0.04), 0) * 1_000_000), "social_security"),
            ("unemployment_premiums", insured * 52_000, "social_security"),
            ("hired", round(staff * dice.uniform(0, 0.25)), "social_security"),
            ("taxable_income", max(firm.profit[year], 0), "tax"),
        ]
        if firm.researches:
            scientists = round(staff * dice.uniform(0.08, 0.6))
            found += [
                ("research_staff", scientists, "science"),
                ("rd_staff", round(scientists * dice.uniform(0.5, 1.0)), "science"),
                ("hightech_revenue", int(firm.revenue[year] * dice.uniform(0.3, 0.95)), "science"),
                ("total_income", firm.revenue[year] * 102 // 100, "tax"),
                ("equity", 0 if dice.random() < 0.9 else 500 * WAN * dice.randrange(1, 9), "registration"),
            ]
        else:
            found += [("research", 0, "tax")]
        return found

    def _conduct(self, firm: Firm) -> Iterator[Said]:
        dice, day = self.dice, self.today - timedelta(days=dice_days(self.dice))
        years = range(self.today.year - (2 if firm.researches else 1), self.today.year + 1)
        for name, source, risk in (
            ("accident", "safety", 0.002),
            ("pollution", "environment", 0.002),
            ("abnormal", "registration", 0.02),
            ("dishonest", "court", 0.008),
        ):
            for year in years:
                said = YES if dice.random() < risk else NO
                yield Said(name, said, source, day, year)
            # the lists of this year are read every month: the newest word is of now
            yield Said(f"{name}_now", said, source, day)
        yield Said("executed", YES if dice.random() < 0.01 else NO, "court", day)
        yield Said("tax_arrears", YES if dice.random() < 0.02 else NO, "tax", day)
        yield Said("tax_credit", frozenset(dice.choices("ABMCD", (18, 45, 30, 5, 2))), "tax", day)
        if firm.researches:
            pieces = max(0, round(dice.gauss(4, 5)))
            yield Said("class2_ip", Interval.point(pieces), "property", day)
            yield Said("class1_ip", Interval.point(max(0, round(dice.gauss(0.6, 1.6)))), "property", day)
            yield Said("software", Interval.point(pieces * 2), "property", day)
        if firm.revenue.get(self.today.year - 1, 0) < 500 * WAN:
            month = firm.revenue.get(self.today.year - 1, 120 * WAN) // 12
            yield Said("month_sales", Interval.point(month), "tax", day)

    def _told(self, firm: Firm) -> Iterator[Said]:
        """Of a few the enterprise says a band, of a few it says something else than the register."""
        dice, year = self.dice, self.today.year - 1
        if year not in firm.revenue:
            return
        day = self.today - timedelta(days=dice.randrange(10, 200))
        if dice.random() < 0.10:
            yield Said("revenue", band(firm.revenue[year]), "declared", day, year)
        if dice.random() < 0.06:
            other = max(1, round(firm.staff[year] * dice.choice((0.6, 0.8, 1.25, 1.5))) + 1)
            yield Said("staff", Interval.point(other), "declared", day, year)
        if dice.random() < 0.05:
            seen = frozenset({dice.choice(("office", "shop", "park", "incubator"))})
            yield Said("site", seen, "officer", day)
            yield Said("rents", YES if dice.random() < 0.7 else NO, "officer", day)
            yield Said("office_area", Interval.point(dice.randrange(40, 900) * 100), "officer", day)


def dice_days(dice: Random) -> int:
    """How old the last monthly report of a register is, in days: less than a month."""
    return dice.randrange(1, 24)


def band(amount: int) -> Interval:
    """The band of a form in which ``amount`` lies; the upper end of a form is not in it."""
    wan = amount // WAN
    upper = next(end for end in BANDS if end > wan)
    return Interval(BANDS[BANDS.index(upper) - 1] * WAN, upper * WAN - 1)
