"""Quantities with units: exact integers in a base unit, never floating point.

Money is counted in fen, shares in millionths, areas in hundredths of a square metre.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Dimension(StrEnum):
    """What a number measures; only numbers of one dimension are compared."""

    MONEY = "money"
    SHARE = "share"
    PERSONS = "persons"
    PIECES = "pieces"
    POINTS = "points"
    AREA = "area"
    SPAN = "span"


@dataclass(frozen=True)
class Unit:
    """``scale`` base units make one of it."""

    word: str
    dimension: Dimension
    scale: int


UNITS: tuple[Unit, ...] = (
    Unit("亿元", Dimension.MONEY, 10_000_000_000),
    Unit("万元", Dimension.MONEY, 1_000_000),
    Unit("元", Dimension.MONEY, 100),
    Unit("%", Dimension.SHARE, 10_000),
    Unit("万人", Dimension.PERSONS, 10_000),
    Unit("人", Dimension.PERSONS, 1),
    Unit("项", Dimension.PIECES, 1),
    Unit("件", Dimension.PIECES, 1),
    Unit("个月", Dimension.SPAN, 1),
    Unit("个", Dimension.PIECES, 1),
    Unit("次", Dimension.PIECES, 1),
    Unit("名", Dimension.PIECES, 1),
    Unit("分", Dimension.POINTS, 1),
    Unit("万平方米", Dimension.AREA, 1_000_000),
    Unit("平方米", Dimension.AREA, 100),
)
#: the unit of an ordinal that stands for a day of the calendar
DAY_UNIT = "日期"
_BY_WORD = {unit.word: unit for unit in UNITS}
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


class UnitError(ValueError):
    """The words are no quantity, or finer than the base unit holds."""


@dataclass(frozen=True)
class Quantity:
    """``amount`` base units of ``dimension``; ``unit`` is how it was written."""

    amount: int
    dimension: Dimension
    unit: str

    def __str__(self) -> str:
        return written(self.amount, self.unit)


def quantity(number: str, unit: str) -> Quantity:
    """``number`` of ``unit`` as an exact quantity. Raises UnitError."""
    known = _BY_WORD.get(unit)
    if known is None:
        raise UnitError(f"不认识的单位“{unit}”")
    exact = Decimal(number) * known.scale
    if exact != exact.to_integral_value():
        raise UnitError(f"“{number}{unit}”太细，最小到{finest(known.dimension)}")
    return Quantity(int(exact), known.dimension, unit)


def written(amount: int, unit: str) -> str:
    """``amount`` base units in ``unit``, without useless zeros: ``300万元``; an ordinal as its day."""
    if unit == DAY_UNIT:
        day = date.fromordinal(amount)
        return f"{day.year}年{day.month}月{day.day}日"
    exact = Decimal(amount) / _BY_WORD[unit].scale
    return f"{format(exact.normalize(), 'f')}{unit}"


def fitting(amount: int, dimension: Dimension) -> str:
    """``amount`` in the unit in which people would say it: 1,500,000 fen are ``1.5万元``."""
    fit = [unit for unit in UNITS if unit.dimension == dimension]
    for unit in fit:
        if abs(amount) >= unit.scale:
            return written(amount, unit.word)
    return written(amount, fit[-1].word)


def finest(dimension: Dimension) -> str:
    """The finest amount of a dimension, in words."""
    return {
        Dimension.MONEY: "分",
        Dimension.SHARE: "万分之一个百分点",
        Dimension.AREA: "0.01平方米",
    }.get(dimension, "整数")
