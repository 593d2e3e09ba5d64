"""Random trees and random facts, far faster than Hypothesis makes them; the same for the same seed."""

from datetime import date, timedelta
from random import Random

from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval, Key
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.tests.words import DAY, SIZES, WORDS, YEARLY
from jiannuo.policies.conditions.tree import Op, Shape, Span, Term

EVIDENCE = list(Evidence)
QUESTIONS = ("产品不属于淘汰类", "技术属于重点领域")
PLACES = ("210202001", "210203002", "2103")
#: numbers beside which 64 bits end
LARGE = (10**9, 10**13, 10**16, 2**53, 2**61)


def condition(dice: Random, depth: int = 3, *, plain: bool = False) -> tree.Condition:
    """A tree; a ``plain`` one has no things of a kind and no demand of evidence."""
    if depth == 0 or dice.random() < 0.25:
        return _leaf(dice, plain)
    parts = tuple(condition(dice, depth - 1, plain=plain) for _ in range(dice.randint(2, 4)))
    form = dice.randrange(6)
    if form == 0:
        return tree.Any(parts)
    if form == 1:
        return tree.AtLeast(dice.randint(1, len(parts)), parts)
    if form == 2:
        return tree.Unless(parts[0], parts[1])
    if form == 3:
        return _score(dice, depth - 1, plain)
    if form == 4 and not plain:
        return tree.Founded(dice.choice(EVIDENCE), parts[0])
    return tree.All(parts)


def _score(dice: Random, depth: int, plain: bool) -> tree.Score:
    def ladder() -> tree.Ladder:
        bands = [
            tree.Band(condition(dice, min(depth, 1), plain=plain), dice.randint(0, 30))
            for _ in range(dice.randint(1, 3))
        ]
        return tree.Ladder(tuple(bands), dice.choice((0, 0, 3)))

    parts = tuple(
        tree.Part("研发", tuple(ladder() for _ in range(dice.randint(1, 2))), dice.choice((None, None, 1, 9)))
        for _ in range(dice.randint(1, 3))
    )
    return tree.Score(dice.randint(1, 60), parts)


def _leaf(dice: Random, plain: bool) -> tree.Condition:
    form = dice.randrange(10 if plain else 11)
    if form < 5:
        return _compare(dice)
    if form == 5:
        ops = (Op.AT_LEAST, Op.BELOW, Op.ABOVE, Op.AT_MOST)
        return tree.Age("founded", dice.choice(ops), dice.randint(1, 5), dice.choice(list(Span)))
    if form == 6:
        if dice.random() < 0.5:
            words = dice.sample(("中山区", "西岗区", "大连市"), dice.randint(1, 2))
            return tree.Among("place", tuple(words), dice.random() < 0.5)
        return tree.Among("size", tuple(dice.sample(SIZES, dice.randint(1, 3))), dice.random() < 0.5)
    if form == 7:
        if dice.random() < 0.5:
            return tree.Is("accident", dice.randint(1, 3), dice.random() < 0.5)
        return tree.Is("dishonest", 0, dice.random() < 0.5)
    if form == 8:
        return tree.Holds(dice.choice(WORDS.qualifications), dice.random() < 0.3, dice.random() < 0.3)
    if form == 9:
        return tree.Manual(dice.choice(QUESTIONS))
    inner: tree.Condition = tree.Among("group", ("高校毕业生",))
    if dice.random() < 0.5:
        inner = tree.Compare(Term("insured"), Op.AT_LEAST, tree.Amount(dice.randint(1, 12), "个"))
    return tree.Some("新招用人员", dice.randint(1, 2), inner)


def _compare(dice: Random) -> tree.Compare:
    op = dice.choice(list(Op))
    if dice.random() < 0.1:
        return tree.Compare(Term("patents"), op, tree.Amount(_number(dice), "项"))
    attribute, shape = dice.choice(YEARLY), dice.choice(list(Shape))
    years = 1 if shape is Shape.GROWTH else dice.randint(1, 2) if shape is Shape.YEAR else dice.randint(2, 3)
    growing = shape in (Shape.GROWTH, Shape.COMPOUND)
    of = "" if growing or dice.random() < 0.5 else dice.choice(("revenue", "staff"))
    if growing or of:
        if dice.random() < 0.1:
            amount = tree.Amount(parameter=dice.choice(("城镇调查失业率目标", "尚未公布的比例")))
        else:
            amount = tree.Amount(
                dice.choice((-2, -1, 0, 0, 1, 2, 3)) * dice.choice((500_000, 1_000_000, 333_333)), "%"
            )
    else:
        amount = tree.Amount(_number(dice), "元")
    return tree.Compare(Term(attribute, shape, years, of), op, amount)


def _number(dice: Random) -> int:
    number = dice.randint(-3, 12)
    return number if dice.random() < 0.85 else number * dice.choice(LARGE) + dice.randint(-1, 1)


def facts(dice: Random, *, large: bool = True) -> Facts:
    """What might be known of an enterprise: exact, vague, missing, stale and very ``large`` values."""
    values: dict[Key, Fact] = {}

    def put(name: str, year: int | None, value: Interval | frozenset[str]) -> None:
        if dice.random() < 0.85:
            until = DAY + timedelta(days=dice.randint(-2, 9)) if dice.random() < 0.1 else None
            values[name, year] = Fact(value, dice.choice(EVIDENCE), until=until)

    scale = dice.choice(LARGE[:4]) if large and dice.random() < 0.1 else 1
    for year in range(2022, 2026):
        for name in YEARLY:
            put(name, year, _interval(dice, -3 if name == "profit" else 0, 12, scale))
        put("accident", year, _some_of(dice, ("yes", "no")))
    put("patents", None, _interval(dice, 0, 12, 1))
    put("founded", None, _interval(dice, date(2020, 1, 1).toordinal(), date(2026, 12, 31).toordinal(), 1))
    put("place", None, _some_of(dice, PLACES))
    put("size", None, _some_of(dice, SIZES))
    put("dishonest", None, _some_of(dice, ("yes", "no")))
    ends = (None, DAY, DAY - timedelta(days=1), date(2027, 1, 1))
    held = {
        name: (dice.choice((date(2024, 1, 1), DAY, DAY + timedelta(days=1))), dice.choice(ends))
        for name in WORDS.qualifications
        if dice.random() < 0.4
    }
    hired = tuple(_hired(dice) for _ in range(dice.randint(0, 3)))
    return Facts(
        values,
        held,
        dice.random() < 0.5,
        {"新招用人员": hired},
        frozenset({"新招用人员"} if dice.random() < 0.5 else ()),
        {question: dice.random() < 0.5 for question in QUESTIONS if dice.random() < 0.5},
        dice.choice(EVIDENCE),
        {name: dice.choice(EVIDENCE) for name in held if dice.random() < 0.3},
    )


def _hired(dice: Random) -> Facts:
    values: dict[Key, Fact] = {}
    if dice.random() < 0.7:
        values["group", None] = Fact(_some_of(dice, ("graduate", "other")), dice.choice(EVIDENCE))
    if dice.random() < 0.7:
        values["insured", None] = Fact(_interval(dice, 0, 12, 1), dice.choice(EVIDENCE))
    return Facts(values)


def _interval(dice: Random, low: int, high: int, scale: int) -> Interval:
    a, b = sorted((dice.randint(low, high) * scale, dice.randint(low, high) * scale))
    form = dice.randrange(8)
    if form < 4:
        return Interval(a, a)
    return (Interval(a, b), Interval(a, None), Interval(None, b), Interval())[form - 4]


def _some_of(dice: Random, values: tuple[str, ...]) -> frozenset[str]:
    many = 1 if dice.random() < 0.7 else dice.randint(1, len(values))
    return frozenset(dice.sample(values, many))
