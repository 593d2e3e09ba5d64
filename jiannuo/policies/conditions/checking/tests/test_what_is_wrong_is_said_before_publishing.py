"""Impossible, always true, unreachable, overlapping, trivial, repeated: each named at its place."""

import pytest
from hypothesis import HealthCheck, given, settings

from jiannuo.enterprises.facts import Facts
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.checking import Trouble, check_text, check_tiers, example
from jiannuo.policies.conditions.checking.solving import avoidable, possible
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.positions import nodes, positions
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.tests.words import DAY, WORDS, conditions, facts
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.conditions.writing import write

HIRED = "至少 1 名 新招用人员 满足：{参保月数 低于 0个}"
SCORE = (
    "评分 不低于 20 分："
    "{“研发”：{研发费用占比 不低于 3% 得 20 分；研发费用占比 不低于 5% 得 40 分；否则 0 分}}"
)


@pytest.mark.parametrize(
    ("text", "trouble", "says", "at"),
    [
        (
            "上年营业收入 低于 100万元 且 注册地 属于 中山区 且 上年营业收入 不低于 200万元",
            Trouble.IMPOSSIBLE,
            "“上年营业收入 低于 100万元”、“上年营业收入 不低于 200万元”不可能同时成立",
            "上年营业收入 不低于 200万元",
        ),
        (
            "成立时间 不满 1年 且 成立时间 满 12个月",
            Trouble.IMPOSSIBLE,
            "不可能同时成立",
            "成立时间 满 12个月",
        ),
        ("注册地 属于 中山区 且 注册地 不属于 大连市", Trouble.IMPOSSIBLE, "同时", "注册地 不属于 大连市"),
        (
            "持有有效的 高新技术企业 且 从未持有 高新技术企业",
            Trouble.IMPOSSIBLE,
            "同时",
            "从未持有 高新技术企业",
        ),
        (
            "近3年每年利润总额 高于 0元 且 前年利润总额 低于 0元",
            Trouble.IMPOSSIBLE,
            "同时",
            "前年利润总额 低于 0元",
        ),
        (
            "近3年 无 重大安全事故 且 近1年 有 重大安全事故",
            Trouble.IMPOSSIBLE,
            "同时",
            "近1年 有 重大安全事故",
        ),
        ("发明专利 低于 0项", Trouble.IMPOSSIBLE, "不可能成立", "发明专利 低于 0项"),
        (HIRED, Trouble.IMPOSSIBLE, "不可能成立", "参保月数 低于 0个"),
        ("成立时间 满 1年 或 成立时间 不满 1年", Trouble.ALWAYS, "任何企业都符合", None),
        ("企业规模 属于 大型、中型、小型、微型", Trouble.ALWAYS, "任何企业都符合", None),
        ("注册地 属于 中山区 且 发明专利 不低于 0项", Trouble.TRIVIAL, "可以删去", "发明专利 不低于 0项"),
        (
            "注册地 属于 中山区 或 （发明专利 低于 1项 且 发明专利 高于 1项）",
            Trouble.UNREACHABLE,
            "用不上",
            "发明专利 低于 1项 且 发明专利 高于 1项",
        ),
        ("注册地 属于 中山区 除非 发明专利 低于 0项", Trouble.UNREACHABLE, "豁免用不上", "发明专利 低于 0项"),
        ("至少满足 2 项：{注册地 属于 中山区；企业规模 为 小型}", Trouble.TRIVIAL, "改用“且”", None),
        ("至少满足 1 项：{注册地 属于 中山区；企业规模 为 小型}", Trouble.TRIVIAL, "改用“或”", None),
        (
            "注册地 属于 中山区【一】 且 注册地 属于 中山区【二】",
            Trouble.REPEATED,
            "写了两遍",
            "注册地 属于 中山区",
        ),
        (SCORE, Trouble.UNREACHABLE, "“研发”第 2 档", "研发费用占比 不低于 5% 得 40 分"),
        (
            SCORE.replace("不低于 20 分", "不低于 41 分"),
            Trouble.UNREACHABLE,
            "满分 40 分，达不到 41 分",
            None,
        ),
        (
            SCORE.replace("“研发”：", "“研发” 至少 50 分："),
            Trouble.UNREACHABLE,
            "最高 40 分，达不到至少 50 分",
            None,
        ),
        (
            SCORE.replace("研发费用占比 不低于 5%", "发明专利 不低于 1项"),
            Trouble.OVERLAP,
            "按写在前面的第 1 档得 20 分",
            "发明专利 不低于 1项 得 40 分",
        ),
    ],
)
def test_it_is_said_with_its_place(text: str, trouble: Trouble, says: str, at: str | None) -> None:
    found = [one for one in check_text(text, WORDS, DAY) if one.trouble is trouble and says in one.sentence]
    assert found, check_text(text, WORDS, DAY)
    assert found[0].start is not None
    if at is not None:
        assert text[found[0].start : found[0].end] == at
    assert found[0].stops is (trouble in (Trouble.IMPOSSIBLE, Trouble.ALWAYS))


def test_a_sound_condition_is_left_alone() -> None:
    text = (
        "注册地 属于 中山区 且 成立时间 满 1年 且 （企业规模 为 小型、微型 或 上年营业收入 低于 2000万元）"
        " 且 至少满足 2 项：{研发费用占比 不低于 5%；持有 高新技术企业；近1年 无 重大安全事故}"
    )
    assert check_text(text, WORDS, DAY) == ()


def test_what_contradicts_comes_with_an_enterprise_that_meets_the_rest() -> None:
    text = "上年营业收入 不低于 200万元 且 上年营业收入 低于 100万元"
    (found,) = check_text(text, WORDS, DAY)
    assert found.facts is not None
    first = read("上年营业收入 不低于 200万元", WORDS)
    assert Explainer(WORDS, DAY).explain(first, found.facts).truth is Truth.TRUE


def test_tiers_of_a_benefit_are_checked_alike() -> None:
    high, low = read("发明专利 不低于 5项", WORDS), read("发明专利 不低于 1项", WORDS)
    assert check_tiers([(high, 500), (low, 100)], WORDS, DAY) == ()
    ((place, found),) = check_tiers([(low, 100), (high, 500)], WORDS, DAY)
    assert (place, found.trouble) == (1, Trouble.UNREACHABLE)
    other = read("注册地 属于 中山区", WORDS)
    ((place, found),) = check_tiers([(low, 100), (other, 500)], WORDS, DAY)
    assert (place, found.trouble) == (1, Trouble.OVERLAP)
    assert found.facts is not None


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conditions, facts())
def test_nobody_meets_what_is_called_impossible(condition: tree.Condition, known: Facts) -> None:
    truth = Explainer(WORDS, DAY).explain(condition, known).truth
    assert truth is not Truth.TRUE or possible(condition, WORDS, DAY)
    assert truth is not Truth.FALSE or avoidable(condition, WORDS, DAY)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conditions)
def test_an_example_is_what_it_is_said_to_be(condition: tree.Condition) -> None:
    for wanted in (Truth.TRUE, Truth.FALSE):
        found = example(condition, WORDS, DAY, wanted)
        if found is not None:
            assert Explainer(WORDS, DAY).explain(condition, found).truth is wanted


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conditions)
def test_places_are_where_the_parts_stand(condition: tree.Condition) -> None:
    text = write(condition, WORDS)
    made = read(text, WORDS)
    places = positions(text, made, WORDS)
    for node in nodes(made):
        if isinstance(node, tree.Atom):
            start, end = places[id(node)]
            assert read(text[start:end], WORDS) == node


def test_a_condition_of_another_text_has_no_places() -> None:
    with pytest.raises(ValueError, match=r"another text|argument"):
        positions("注册地 属于 中山区", read("成立时间 满 1年", WORDS), WORDS)
