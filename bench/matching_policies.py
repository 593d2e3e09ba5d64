"""Made-up policies for ``matching.py``: trees of 3–12 conditions, one to three deep, one in twenty negated.

Thresholds are the round numbers that notices use, drawn from the range of each attribute.
"""

import random
from collections.abc import Callable
from dataclasses import replace

from matching_enterprises import CHOICES, QUALIFICATIONS, SECTIONS, WAN, industry_codes

from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.quantities import Dimension
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.tree import Op
from jiannuo.policies.conditions.vocabulary import Vocabulary

#: key -> Chinese word, dimension, yearly, lowest and highest threshold in base units
NUMBERS: dict[str, tuple[str, Dimension, bool, int, int]] = {
    "revenue": ("营业收入", Dimension.MONEY, True, 50 * WAN, 50_000 * WAN),
    "research": ("研发费用", Dimension.MONEY, True, 10 * WAN, 3_000 * WAN),
    "main_revenue": ("主营业务收入", Dimension.MONEY, True, 50 * WAN, 40_000 * WAN),
    "assets": ("资产总额", Dimension.MONEY, True, 100 * WAN, 80_000 * WAN),
    "debt": ("负债总额", Dimension.MONEY, True, 100 * WAN, 50_000 * WAN),
    "profit": ("利润总额", Dimension.MONEY, True, 10 * WAN, 3_000 * WAN),
    "tax": ("纳税额", Dimension.MONEY, True, 5 * WAN, 2_000 * WAN),
    "taxable": ("应纳税所得额", Dimension.MONEY, True, 10 * WAN, 3_000 * WAN),
    "export": ("出口额", Dimension.MONEY, True, 50 * WAN, 5_000 * WAN),
    "premiums": ("失业保险缴费额", Dimension.MONEY, True, 2 * WAN, 200 * WAN),
    "capital": ("注册资本", Dimension.MONEY, False, 50 * WAN, 10_000 * WAN),
    "equity": ("股权融资额", Dimension.MONEY, False, 100 * WAN, 8_000 * WAN),
    "staff": ("从业人数", Dimension.PERSONS, False, 3, 1_000),
    "insured": ("参保人数", Dimension.PERSONS, False, 3, 800),
    "researchers": ("科技人员数", Dimension.PERSONS, False, 1, 200),
    "graduates": ("招用毕业生数", Dimension.PERSONS, False, 1, 50),
    "patents": ("发明专利数", Dimension.PIECES, False, 1, 10),
    "designs": ("实用新型数", Dimension.PIECES, False, 1, 20),
    "area": ("用房面积", Dimension.AREA, False, 5_000, 1_000_000),
    "score": ("平台评分", Dimension.POINTS, False, 30, 90),
}
#: shares that are asked for: numerator, denominator, lowest and highest in per cent
SHARES = (
    ("research", "revenue", 1, 10), ("main_revenue", "revenue", 50, 95), ("debt", "assets", 30, 90),
    ("researchers", "staff", 5, 40), ("export", "revenue", 5, 60), ("insured", "staff", 60, 95),
)  # fmt: skip
WORDS = {
    "district": "所在区县", "street": "所在街道", "building": "所在楼宇", "organisation": "组织形式",
    "credit": "信用等级", "environment": "环保等级", "tax_rating": "纳税信用", "listing": "上市情况",
    "size": "企业规模", "field": "产业领域",
}  # fmt: skip
AGES = (
    *((number, tree.Span.YEAR) for number in (1, 2, 3, 5, 8, 10)),
    *((number, tree.Span.MONTH) for number in (3, 6, 18)),
    (365, tree.Span.DAY),
)
ROUND = (5, 1, 2, 3, 8, 1.5, 4, 6, 2.5, 1.2)
OPS = (Op.AT_LEAST,) * 14 + (Op.AT_MOST,) * 4 + (Op.BELOW, Op.ABOVE)
OPPOSITE = {Op.AT_LEAST: Op.BELOW, Op.BELOW: Op.AT_LEAST, Op.ABOVE: Op.AT_MOST, Op.AT_MOST: Op.ABOVE}


def value_word(key: str, number: int) -> str:
    """How the ``number``-th value of a choice is called."""
    return f"{WORDS[key]}{number + 1}"


def qualification(number: int) -> str:
    """How the ``number``-th qualification is called."""
    return f"资质{number + 1}"


def _vocabulary() -> Vocabulary:
    made = [
        Attribute(key, word, Kind.NUMBER, dim, yearly) for key, (word, dim, yearly, _, _) in NUMBERS.items()
    ]
    made += [Attribute(key, word, Kind.DATE) for key, word in
             (("registered_on", "注册日期"), ("moved_in_on", "入驻日期"))]  # fmt: skip
    for key, number in CHOICES.items():
        values = {value_word(key, one): f"{key}{one}" for one in range(number)}
        made.append(Attribute(key, WORDS[key], Kind.CHOICE, values=values))
    codes = industry_codes()
    parts = sorted({code[:length] for code in codes for length in (1, 3, 5)})
    made.append(Attribute("industry", "行业", Kind.CODE, values={f"行业{code}": code for code in parts}))
    made += [Attribute(key, word, Kind.FLAG) for key, word in
             (("dishonest", "失信记录"), ("abnormal", "经营异常"), ("arrears", "欠薪记录"))]  # fmt: skip
    made.append(Attribute("accident", "安全事故", Kind.FLAG, yearly=True))
    return Vocabulary(tuple(made), tuple(qualification(one) for one in range(QUALIFICATIONS)))


VOCABULARY = _vocabulary()


def make(number: int, seed: int = 500) -> list[tree.Condition]:
    """So many policies, the same for the same seed."""
    dice = random.Random(seed)
    return [_tree(dice, dice.randint(3, 12), dice.randint(1, 3), top=True) for _ in range(number)]


def _tree(dice: random.Random, leaves: int, depth: int, *, top: bool) -> tree.Condition:
    """Conditions that all hold, with groups of which one holds, in turns."""
    if leaves == 1:
        return _leaf(dice)
    parts: list[tree.Condition] = []
    while leaves:
        taken = dice.randint(2, 4) if depth > 1 and dice.random() < 0.6 else 1
        taken = min(taken, leaves)
        parts.append(_tree(dice, taken, depth - 1, top=not top) if taken > 1 else _leaf(dice))
        leaves -= taken
    if len(parts) == 1:
        return parts[0]
    return tree.All(tuple(parts)) if top else tree.Any(tuple(parts))


def _leaf(dice: random.Random) -> tree.Condition:
    made = dice.choices(list(_KINDS), list(_KINDS.values()))[0](dice)
    return _negated(made) if dice.random() < 0.05 else made


def _negated(node: tree.Atom) -> tree.Atom:
    if isinstance(node, tree.Compare | tree.Age):
        return replace(node, op=OPPOSITE[node.op])
    assert not isinstance(node, tree.Manual)
    return replace(node, negated=not node.negated)


def _popular(dice: random.Random, number: int) -> int:
    """A number below ``number``, the first ones far more often: notices copy from one another."""
    return int(number ** dice.random() ** 1.1) - 1


def _compare(dice: random.Random) -> tree.Atom:
    key = dice.choice(list(NUMBERS))
    _word, dimension, yearly, low, high = NUMBERS[key]
    amount = int(
        ROUND[_popular(dice, len(ROUND))] * 10 ** dice.randint(len(str(low)) - 1, len(str(high)) - 1)
    )
    years = (2 if key in ("revenue", "research") and dice.random() < 0.2 else 1) if yearly else 0
    unit = {Dimension.MONEY: "万元", Dimension.AREA: "平方米", Dimension.PERSONS: "人",
            Dimension.PIECES: "项", Dimension.POINTS: "分"}[dimension]  # fmt: skip
    amount = min(max(amount, low), high)
    return tree.Compare(tree.Term(key, years=years), dice.choice(OPS), tree.Amount(amount, unit))


def _share(dice: random.Random) -> tree.Atom:
    key, of, low, high = dice.choice(SHARES)
    amount = tree.Amount(
        (dice.randint(low, high) if high <= 10 else dice.randrange(low, high + 1, 5)) * 10_000, "%"
    )
    term = tree.Term(key, years=1 if NUMBERS[key][2] else 0, of=of)
    return tree.Compare(term, Op.AT_MOST if key == "debt" else Op.AT_LEAST, amount)


def _growth(dice: random.Random) -> tree.Atom:
    amount = tree.Amount(dice.choice((0, 5, 8, 10, 15, 20, 30)) * 10_000, "%")
    term = tree.Term(dice.choice(("revenue", "research")), tree.Shape.GROWTH, 1)
    return tree.Compare(term, Op.AT_LEAST, amount)


def _age(dice: random.Random) -> tree.Atom:
    number, span = dice.choice(AGES)
    key = dice.choice(("registered_on", "registered_on", "moved_in_on"))
    return tree.Age(key, dice.choice((Op.AT_LEAST, Op.AT_LEAST, Op.AT_MOST, Op.BELOW)), number, span)


def _industry(dice: random.Random) -> tree.Atom:
    dice = random.Random(_popular(dice, 30_000))
    length, most = dice.choice(((1, 4), (3, 5), (3, 5), (5, 3)))
    codes = sorted({code[:length] for code in industry_codes()}) if length > 1 else list(SECTIONS)
    chosen = dice.sample(codes, dice.randint(1, most))
    return tree.Among("industry", tuple(f"行业{code}" for code in sorted(chosen)), dice.random() < 0.15)


def _choice(dice: random.Random) -> tree.Atom:
    key = dice.choice(list(CHOICES))
    dice = random.Random(_popular(dice, 8_000))
    chosen = dice.sample(range(CHOICES[key]), dice.randint(1, min(4, CHOICES[key] - 1)))
    return tree.Among(key, tuple(value_word(key, one) for one in sorted(chosen)))


def _flag(dice: random.Random) -> tree.Atom:
    key = dice.choice(("dishonest", "abnormal", "arrears", "accident"))
    return tree.Is(key, dice.randint(1, 2) if key == "accident" else 0, dice.random() < 0.85)


def _holds(dice: random.Random) -> tree.Atom:
    return tree.Holds(qualification(int(QUALIFICATIONS * dice.random() ** 1.5)))


_KINDS: dict[Callable[[random.Random], tree.Atom], float] = {
    _compare: 40, _share: 9, _growth: 3, _age: 8, _industry: 12, _choice: 8, _flag: 8, _holds: 12,
}  # fmt: skip
