"""A small vocabulary, and made-up trees and facts in it."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval, Key
from jiannuo.enterprises.quantities import Dimension
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.tree import Op, Shape, Span, Term
from jiannuo.policies.conditions.vocabulary import Parameter, Vocabulary

DAY = date(2026, 5, 20)
SIZES = ("大型", "中型", "小型", "微型")
HIRED = Vocabulary(
    attributes=(
        Attribute("group", "人员类别", Kind.CHOICE, values={"高校毕业生": "graduate", "其他": "other"}),
        Attribute("insured", "参保月数", Kind.NUMBER, Dimension.PIECES),
    )
)
WORDS = Vocabulary(
    attributes=(
        Attribute(
            "place", "注册地", Kind.CODE, values={"中山区": "210202", "西岗区": "210203", "大连市": "2102"}
        ),
        Attribute("founded", "成立时间", Kind.DATE),
        Attribute("size", "企业规模", Kind.CHOICE, values={word: word for word in SIZES}),
        Attribute("revenue", "营业收入", Kind.NUMBER, Dimension.MONEY, yearly=True),
        Attribute("profit", "利润总额", Kind.NUMBER, Dimension.MONEY, yearly=True),
        Attribute("research", "研发费用", Kind.NUMBER, Dimension.MONEY, yearly=True),
        Attribute("staff", "从业人员", Kind.NUMBER, Dimension.PERSONS, yearly=True),
        Attribute("patents", "发明专利", Kind.NUMBER, Dimension.PIECES),
        Attribute("accident", "重大安全事故", Kind.FLAG, yearly=True),
        Attribute("dishonest", "严重失信记录", Kind.FLAG),
    ),
    qualifications=("高新技术企业", "科技型中小企业", "专精特新中小企业"),
    parameters=(
        Parameter("城镇调查失业率目标", Dimension.SHARE, ((date(2025, 3, 5), 55_000),)),
        Parameter("尚未公布的比例", Dimension.SHARE),
    ),
    items={"新招用人员": HIRED},
    aliases={"研发费用占比": Term("research", Shape.YEAR, 1, "revenue")},
)
YEARLY = ("revenue", "profit", "research", "staff")
UNITS = {"revenue": "万元", "profit": "元", "research": "万元", "staff": "人", "patents": "项"}
SCALES = {"万元": 1_000_000, "元": 100, "人": 1, "项": 1, "%": 10_000}


@st.composite
def comparisons(draw: Any) -> tree.Compare:
    """A number against a threshold."""
    attribute = draw(st.sampled_from([*YEARLY, "patents"]))
    if attribute == "patents":
        term, unit = Term("patents"), "项"
    else:
        shape = draw(st.sampled_from(Shape))
        years = {Shape.YEAR: st.integers(1, 2), Shape.GROWTH: st.just(1)}.get(shape, st.integers(2, 3))
        growing = shape in (Shape.GROWTH, Shape.COMPOUND)
        of = "" if growing else draw(st.sampled_from(["", "revenue", "staff"]))
        term, unit = Term(attribute, shape, draw(years), of), "%" if growing or of else UNITS[attribute]
    amount = tree.Amount(draw(st.integers(-3, 40)) * SCALES[unit], unit)
    return tree.Compare(term, draw(st.sampled_from(Op)), amount)


ages = st.builds(
    tree.Age,
    st.just("founded"),
    st.sampled_from([Op.AT_LEAST, Op.BELOW, Op.ABOVE, Op.AT_MOST]),
    st.integers(1, 5),
    st.sampled_from(Span),
)
among = st.one_of(
    st.builds(
        tree.Among,
        st.just("place"),
        st.sampled_from([("中山区",), ("大连市",), ("中山区", "西岗区")]),
        st.booleans(),
    ),
    st.builds(
        tree.Among,
        st.just("size"),
        st.lists(st.sampled_from(SIZES), min_size=1, max_size=3, unique=True).map(tuple),
        st.booleans(),
    ),
)
flags = st.one_of(
    st.builds(tree.Is, st.just("accident"), st.integers(1, 3), st.booleans()),
    st.builds(tree.Is, st.just("dishonest"), st.just(0), st.booleans()),
)
holds = st.builds(tree.Holds, st.sampled_from(WORDS.qualifications), st.booleans(), st.booleans())
manual = st.builds(tree.Manual, st.sampled_from(["产品不属于淘汰类", "技术属于重点领域"]))
atoms = st.one_of(comparisons(), ages, among, flags, holds, manual)
some = st.builds(
    tree.Some,
    st.just("新招用人员"),
    st.integers(1, 2),
    st.one_of(
        st.just(tree.Among("group", ("高校毕业生",))),
        st.builds(
            lambda months: tree.Compare(Term("insured"), Op.AT_LEAST, tree.Amount(months, "个")),
            st.integers(1, 12),
        ),
    ),
)


def _over(inner: Any) -> Any:
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    ladder = st.builds(
        tree.Ladder,
        st.lists(st.builds(tree.Band, inner, st.integers(0, 30)), min_size=1, max_size=3).map(tuple),
        st.integers(0, 5),
    )
    part = st.builds(
        tree.Part,
        st.sampled_from(["研发", "成长"]),
        st.lists(ladder, min_size=1, max_size=2).map(tuple),
        st.none() | st.integers(1, 9),
    )
    return st.one_of(
        st.builds(tree.All, parts),
        st.builds(tree.Any, parts),
        st.builds(lambda parts: tree.AtLeast(len(parts) - 1, parts), parts),
        st.builds(tree.Unless, inner, inner),
        st.builds(tree.Score, st.integers(1, 60), st.lists(part, min_size=1, max_size=2).map(tuple)),
    )


conditions: st.SearchStrategy[tree.Condition] = st.recursive(atoms | some, _over, max_leaves=8)


@st.composite
def intervals(draw: Any, low: int, high: int) -> Interval:
    """A point, a band, or nothing known on one side or both."""
    a, b = sorted((draw(st.integers(low, high)), draw(st.integers(low, high))))
    spans = [Interval(a, a), Interval(a, b), Interval(a, None), Interval(None, b), Interval()]
    chosen: Interval = draw(st.sampled_from(spans))
    return chosen


@st.composite
def facts(draw: Any) -> Facts:
    """What might be known of an enterprise: exact, vague and missing values."""
    values: dict[Key, Fact] = {}

    def put(key: Any, value: Any) -> None:
        if draw(st.integers(0, 4)):
            values[key] = Fact(value, draw(st.sampled_from(Evidence)))

    for year in (2022, 2023, 2024, 2025):
        put(("revenue", year), draw(intervals(0, 40_000_000)))
        put(("profit", year), draw(intervals(-4_000, 4_000)))
        put(("research", year), draw(intervals(0, 40_000_000)))
        put(("staff", year), draw(intervals(0, 40)))
        put(("accident", year), draw(_some_of("yes", "no")))
    put(("patents", None), draw(intervals(0, 40)))
    put(("founded", None), draw(intervals(date(2020, 1, 1).toordinal(), date(2026, 12, 31).toordinal())))
    put(("place", None), draw(_some_of("210202001", "210203002", "2103")))
    put(("size", None), draw(_some_of(*SIZES)))
    put(("dishonest", None), draw(_some_of("yes", "no")))
    held = {
        name: (date(2024, 1, 1), draw(st.sampled_from([None, date(2025, 1, 1), date(2027, 1, 1)])))
        for name in draw(st.lists(st.sampled_from(WORDS.qualifications), unique=True))
    }
    held_by = {name: draw(st.sampled_from(Evidence)) for name in held if draw(st.booleans())}
    hired = draw(st.lists(_hired(), max_size=3))
    decided = draw(st.dictionaries(st.just("产品不属于淘汰类"), st.booleans()))
    return Facts(
        values,
        held,
        draw(st.booleans()),
        {"新招用人员": tuple(hired)},
        draw(st.sampled_from([frozenset(), frozenset({"新招用人员"})])),
        decided,
        held_by=held_by,
    )


@st.composite
def _hired(draw: Any) -> Facts:
    values: dict[Key, Fact] = {}
    if draw(st.booleans()):
        values["group", None] = Fact(draw(_some_of("graduate", "other")))
    if draw(st.booleans()):
        values["insured", None] = Fact(draw(intervals(0, 12)))
    return Facts(values)


def _some_of(*values: str) -> st.SearchStrategy[frozenset[str]]:
    return st.lists(st.sampled_from(values), min_size=1, unique=True).map(frozenset)
