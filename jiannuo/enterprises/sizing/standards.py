"""The table of art. 4 of the standard: sixteen industries with their thresholds.

Which codes of GB/T 4754-2017 make an industry follows the notes of 统计上大中小微型企业划分办法（2017）
(国统字〔2017〕213号): handling (591) is transport, renting out one's own buildings (704) has no standard,
neither have railways, education, health and public administration; finance has one of its own.
"""

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What is measured."""

    STAFF = "staff"
    REVENUE = "revenue"
    ASSETS = "assets"


#: fen in 万元
WAN = 1_000_000


@dataclass(frozen=True)
class Standard:
    """The thresholds of one industry: for each measure what small, medium and large take at least,
    persons or fen."""

    key: str
    word: str
    english: str
    #: codes it holds for; whoever belongs to one of them belongs here
    codes: tuple[str, ...]
    thresholds: tuple[tuple[Measure, tuple[int, int, int]], ...]


def _staff(small: int, medium: int, large: int) -> tuple[Measure, tuple[int, int, int]]:
    return Measure.STAFF, (small, medium, large)


def _revenue(small: int, medium: int, large: int) -> tuple[Measure, tuple[int, int, int]]:
    return Measure.REVENUE, (small * WAN, medium * WAN, large * WAN)


def _assets(small: int, medium: int, large: int) -> tuple[Measure, tuple[int, int, int]]:
    return Measure.ASSETS, (small * WAN, medium * WAN, large * WAN)


#: industries in the order of art. 4, money in 万元
STANDARDS: tuple[Standard, ...] = (
    Standard("farming", "农、林、牧、渔业", "Agriculture", ("A",), (_revenue(50, 500, 20_000),)),
    Standard(
        "industry",
        "工业",
        "Industry",
        ("B", "C", "D"),
        (_staff(20, 300, 1_000), _revenue(300, 2_000, 40_000)),
    ),
    Standard(
        "construction",
        "建筑业",
        "Construction",
        ("E",),
        (_revenue(300, 6_000, 80_000), _assets(300, 5_000, 80_000)),
    ),
    Standard(
        "wholesale", "批发业", "Wholesale", ("F51",), (_staff(5, 20, 200), _revenue(1_000, 5_000, 40_000))
    ),
    Standard("retail", "零售业", "Retail", ("F52",), (_staff(10, 50, 300), _revenue(100, 500, 20_000))),
    Standard(
        "transport",
        "交通运输业",
        "Transport",
        ("G54", "G55", "G56", "G57", "G58", "G591"),
        (_staff(20, 300, 1_000), _revenue(200, 3_000, 30_000)),
    ),
    Standard(
        "storage",
        "仓储业",
        "Storage",
        ("G592", "G593", "G594", "G595", "G596", "G599"),
        (_staff(20, 100, 200), _revenue(100, 1_000, 30_000)),
    ),
    Standard("post", "邮政业", "Post", ("G60",), (_staff(20, 300, 1_000), _revenue(100, 2_000, 30_000))),
    Standard("hotels", "住宿业", "Hotels", ("H61",), (_staff(10, 100, 300), _revenue(100, 2_000, 10_000))),
    Standard(
        "catering", "餐饮业", "Catering", ("H62",), (_staff(10, 100, 300), _revenue(100, 2_000, 10_000))
    ),
    Standard(
        "transmission",
        "信息传输业",
        "Information transmission",
        ("I63", "I64"),
        (_staff(10, 100, 2_000), _revenue(100, 1_000, 100_000)),
    ),
    Standard(
        "software",
        "软件和信息技术服务业",
        "Software and IT services",
        ("I65",),
        (_staff(10, 100, 300), _revenue(50, 1_000, 10_000)),
    ),
    Standard(
        "developers",
        "房地产开发经营",
        "Real estate development",
        ("K701",),
        (_revenue(100, 1_000, 200_000), _assets(2_000, 5_000, 10_000)),
    ),
    Standard(
        "property",
        "物业管理",
        "Property management",
        ("K702",),
        (_staff(100, 300, 1_000), _revenue(500, 1_000, 5_000)),
    ),
    Standard(
        "business",
        "租赁和商务服务业",
        "Leasing and business services",
        ("L",),
        (_staff(10, 100, 300), _assets(100, 8_000, 120_000)),
    ),
    Standard(
        "other",
        "其他未列明行业",
        "Other industries",
        ("K703", "K709", "M", "N", "O", "Q85", "R"),
        (_staff(10, 100, 300),),
    ),
)


def standards_of(code: str) -> tuple[tuple[Standard, ...], bool]:
    """The standards that may hold for a full code, and whether there are parts of it without one.

    A wide code, a section alone, may fall under several.
    """
    inside = tuple(one for one in STANDARDS if code.startswith(one.codes))
    if inside:
        return inside, False
    wider = tuple(one for one in STANDARDS if any(part.startswith(code) for part in one.codes))
    return wider, code not in _WHOLLY_COVERED


#: wider codes all of whose parts have a standard
_WHOLLY_COVERED = frozenset({"F", "G59", "H", "I"})
