"""Made-up enterprises and policies that touch every corner of the language: bands, gaps, stale values,
sets of possible words, bases of zero, numbers near the end of 63 bits, lists of things."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval, Key
from jiannuo.enterprises.quantities import Dimension
from jiannuo.policies.backends.asked import Asked
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.tree import Amount, Op, Shape, Span, Term
from jiannuo.policies.conditions.vocabulary import Parameter, Vocabulary

DAY = date(2024, 2, 29)
YEARS = (DAY.year - 1, DAY.year - 2, DAY.year - 3)
MONEY = ("revenue", "profit", "research")
CODES = ("A01", "A02", "B06", "C13", "C39")
SIZES = ("大型", "中型", "小型", "微型")
YES_OR_NO = ("yes", "no")
WORDS: dict[Key, tuple[str, ...]] = {
    ("industry", None): CODES,
    ("size", None): SIZES,
    ("dishonest", None): YES_OR_NO,
    **{("accident", year): YES_OR_NO for year in YEARS},
}
HIRED = Vocabulary((
    Attribute("group", "人员类别", Kind.CHOICE, values={"毕业生": "graduate", "其他": "other"}),
    Attribute("insured", "参保月数", Kind.NUMBER, Dimension.PIECES),
))  # fmt: skip
VOCABULARY = Vocabulary(
    attributes=(
        Attribute("industry", "行业", Kind.CODE, values={code: code for code in ("A", "C", *CODES)}),
        Attribute("size", "企业规模", Kind.CHOICE, values={word: word for word in SIZES}),
        Attribute("founded", "成立时间", Kind.DATE),
        Attribute("revenue", "营业收入", Kind.NUMBER, Dimension.MONEY, yearly=True),
        Attribute("profit", "利润总额", Kind.NUMBER, Dimension.MONEY, yearly=True),
        Attribute("research", "研发费用", Kind.NUMBER, Dimension.MONEY, yearly=True),
        Attribute("patents", "发明专利", Kind.NUMBER, Dimension.PIECES),
        Attribute("accident", "重大安全事故", Kind.FLAG, yearly=True),
        Attribute("dishonest", "严重失信记录", Kind.FLAG),
    ),
    qualifications=("高新技术企业", "专精特新中小企业", "绿色工厂"),
    parameters=(
        Parameter("失业率目标", Dimension.SHARE, ((date(2023, 3, 5), 55_000),)),
        Parameter("尚未公布", Dimension.SHARE),
    ),
    items={"新招用人员": HIRED},
)


@dataclass(frozen=True, eq=False)
class Case(Asked):
    """What is asked, and the facts of enterprises."""

    facts: tuple[Facts, ...]


def made_up(rows: int, policies: int, seed: int = 63, *, things: bool = True) -> Case:
    """The same for the same seed. ``things``: also conditions on lists of things."""
    dice = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    leaves = _LEAVES + (_some,) * 2 if things else _LEAVES
    conditions = tuple(_tree(dice, dice.randint(0, 3), leaves) for _ in range(policies))
    return Case(conditions, VOCABULARY, DAY, tuple(_facts(dice) for _ in range(rows)))


def _facts(dice: random.Random) -> Facts:
    values: dict[Key, Fact] = {}
    for key in [*((name, year) for name in MONEY for year in YEARS), ("patents", None), ("founded", None)]:
        value = _interval(dice, key)
        if value != Interval():
            values[key] = Fact(value, until=_until(dice))
    for key, words in WORDS.items():
        if dice.random() < 0.85:
            possible = frozenset(dice.sample(words, dice.choice((1, 1, 1, 2))))
            values[key] = Fact(possible, until=_until(dice))
    held = {
        name: (DAY - timedelta(days=dice.choice((-1, 0, 30, 900))), _until(dice))
        for name in VOCABULARY.qualifications
        if dice.random() < 0.5
    }
    decided = {} if dice.random() < 0.4 else {"主导产品": dice.random() < 0.5}
    hired = tuple(_hired(dice) for _ in range(dice.randint(0, 4)))
    return Facts(
        values,
        held,
        all_held=dice.random() < 0.7,
        items={"新招用人员": hired},
        all_items=frozenset({"新招用人员"}) if dice.random() < 0.6 else frozenset(),
        decided=decided,
    )


def _interval(dice: random.Random, key: Key) -> Interval:
    if key[0] == "founded":
        low = DAY.toordinal() - dice.choice((0, 1, 28, 29, 30, 31, 364, 365, 366, 730, 1095, 1096, 1461))
        return dice.choice(
            (Interval.point(low), Interval(low, low + dice.randint(0, 40)), Interval(low), Interval())
        )
    if key[0] == "patents":
        low = dice.randint(0, 6)
    else:
        low = dice.choice((-300, -1, 0, 1, 3, 97, 100, 103, 300, 10_000, 2**40 + 1)) * dice.choice(
            (1, 1_000_000)
        )
    shape = dice.random()
    if shape < 0.6:
        return Interval.point(low)
    if shape < 0.75:
        return Interval(low, low + dice.choice((1, 3, 200, 10**8)))
    return dice.choice((Interval(low), Interval(None, low), Interval()))


def _until(dice: random.Random) -> date | None:
    return dice.choice((None, None, None, DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)))


def _hired(dice: random.Random) -> Facts:
    values: dict[Key, Fact] = {}
    if dice.random() < 0.8:
        values["group", None] = Fact(frozenset(dice.sample(("graduate", "other"), dice.choice((1, 1, 2)))))
    if dice.random() < 0.8:
        low = dice.randint(0, 12)
        values["insured", None] = Fact(Interval(low, low + dice.choice((0, 0, 3))), Evidence.REGISTER)
    return Facts(values)


Leaf = Callable[[random.Random], tree.Condition]


def _tree(dice: random.Random, depth: int, leaves: tuple[Leaf, ...]) -> tree.Condition:
    if not depth:
        return dice.choice(leaves)(dice)
    parts = tuple(_tree(dice, depth - 1, leaves) for _ in range(dice.randint(2, 3)))
    # scores stand over single conditions: said within one another they would be said a hundredfold
    made = dice.randrange(6) if depth == 1 else dice.choice((0, 1, 3, 4, 5))
    if made == 0:
        return tree.AtLeast(dice.randint(1, len(parts)), parts)
    if made == 1:
        return tree.Unless(parts[0], parts[1])
    if made == 2:
        bands = tuple(tree.Band(part, 20 - 7 * at) for at, part in enumerate(parts))
        ladders = (tree.Ladder(bands, 2), tree.Ladder(bands[:1], 0))
        least = dice.choice((None, 5))
        return tree.Score(
            dice.choice((10, 20, 30)), (tree.Part("一", ladders, least), tree.Part("二", ladders[1:]))
        )
    return tree.All(parts) if made < 5 else tree.Any(parts)


def _compare(dice: random.Random) -> tree.Condition:
    op = dice.choice(tuple(Op))
    if dice.random() < 0.2:
        return tree.Compare(Term("patents"), op, Amount(dice.randint(0, 6), "项"))
    shape = dice.choice(tuple(Shape))
    years = 1 if shape in (Shape.YEAR, Shape.GROWTH) else 2
    growing = shape in (Shape.GROWTH, Shape.COMPOUND)
    of = "" if growing or dice.random() < 0.5 else "revenue"
    if growing or of:
        amount = dice.choice((
            Amount(dice.choice((-500_000, 0, 30_000, 970_000, 1_000_000, 1_030_000)), "%"),
            Amount(parameter="失业率目标"),
            Amount(parameter="尚未公布"),
        ))  # fmt: skip
    else:
        amount = Amount(dice.choice((-1, 0, 1, 100, 200, 100_000_000, 300_000_000)), "元")
    return tree.Compare(Term(dice.choice(MONEY), shape, years, of), op, amount)


def _age(dice: random.Random) -> tree.Condition:
    op = dice.choice((Op.AT_LEAST, Op.BELOW, Op.ABOVE, Op.AT_MOST))
    span = dice.choice(tuple(Span))
    return tree.Age("founded", op, dice.choice((1, 2, 3, 12) if span is not Span.DAY else (1, 30, 365)), span)


def _among(dice: random.Random) -> tree.Condition:
    key, words = dice.choice((("industry", ("A", "C", *CODES)), ("size", SIZES)))
    return tree.Among(key, tuple(dice.sample(words, dice.randint(1, 2))), dice.random() < 0.3)


def _is(dice: random.Random) -> tree.Condition:
    key, years = dice.choice((("dishonest", 0), ("accident", 1), ("accident", 3)))
    return tree.Is(key, years, dice.random() < 0.6)


def _holds(dice: random.Random) -> tree.Condition:
    return tree.Holds(dice.choice(VOCABULARY.qualifications), dice.random() < 0.3, dice.random() < 0.3)


def _manual(_dice: random.Random) -> tree.Condition:
    return tree.Manual("主导产品")


def _some(dice: random.Random) -> tree.Condition:
    insured = tree.Compare(Term("insured"), Op.AT_LEAST, Amount(dice.randint(1, 9), "个"))
    group = tree.Among("group", ("毕业生",), dice.random() < 0.3)
    return tree.Some("新招用人员", dice.randint(1, 3), tree.All((insured, group)))


_LEAVES: tuple[Leaf, ...] = (*(_compare,) * 6, _age, _age, _among, _is, _holds, _manual)
