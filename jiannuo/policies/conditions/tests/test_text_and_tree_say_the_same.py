"""What is written reads back to the same tree, and what is wrong is named at its place."""

import pytest
from hypothesis import given, settings

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.conditions.reading import DEEPEST, LONGEST, read
from jiannuo.policies.conditions.tests.words import WORDS, conditions
from jiannuo.policies.conditions.writing import write

EXAMPLE = (
    "注册地 属于 中山区 且 成立时间 满 1年 且 (企业规模 为 小型、微型 或 上年营业收入 低于 2000万元)"
    " 且 至少满足 2 项: {研发费用占比 不低于 5%; 持有 有效的 高新技术企业; 近1年 无 重大安全事故}"
)


@settings(max_examples=300, deadline=None)
@given(conditions)
def test_what_is_written_reads_back(condition: tree.Condition) -> None:
    assert read(write(condition, WORDS), WORDS) == condition


def test_a_clerks_sentence_reads_as_it_is_meant() -> None:
    found = read(EXAMPLE, WORDS)
    assert isinstance(found, tree.All)
    place, age, either, two = found.parts
    assert place == tree.Among("place", ("中山区",))
    assert age == tree.Age("founded", tree.Op.AT_LEAST, 1, tree.Span.YEAR)
    assert isinstance(either, tree.Any)
    assert either.parts[1] == tree.Compare(
        tree.Term("revenue", tree.Shape.YEAR, 1), tree.Op.BELOW, tree.Amount(2_000_000_000, "万元")
    )
    assert isinstance(two, tree.AtLeast)
    assert two.parts[0] == tree.Compare(
        tree.Term("research", tree.Shape.YEAR, 1, "revenue"), tree.Op.AT_LEAST, tree.Amount(50_000, "%")
    )


def test_blanks_and_the_width_of_signs_change_nothing() -> None:
    tight = (
        EXAMPLE.replace(" ", "").replace("(", "（").replace(")", "）").replace(";", "；").replace(":", "：")
    )
    assert read(tight, WORDS) == read(EXAMPLE, WORDS)
    assert write(read(EXAMPLE, WORDS), WORDS) == write(read(tight, WORDS), WORDS)


def test_a_condition_names_its_article() -> None:
    assert read("持有 高新技术企业【第三条第（一）项】", WORDS) == tree.Holds(
        "高新技术企业", ref="第三条第（一）项"
    )


@pytest.mark.parametrize(
    ("text", "at", "says", "meant"),
    [
        ("上年营业额 低于 20万元", "营业额", "不认识", "营业收入"),
        ("上年营业收入 低于 20人", "人", "单位是元", ""),
        ("营业收入 低于 20万元", "营业收入", "请写明年度", "上年营业收入"),
        ("上年发明专利 不低于 1项", "发明专利", "没有年度之分", "发明专利"),
        ("无 重大安全事故", "重大安全事故", "按年记录", "近1年无重大安全事故"),
        ("企业规模 为 小形", "小形", "不认识", "小型"),
        ("企业规模 属于 中山区", "中山区", "不是“企业规模”的取值", ""),
        ("持有 高新企业", "高新企业", "不认识", "高新技术企业"),
        ("持有 “龙头企业”", "“龙头企业”", "不认识资质", ""),
        ("上年营业收入 不低于 0.001元", "0.001", "太细", ""),
        ("至少满足 3 项：{持有 高新技术企业；无 严重失信记录}", "3", "只列了 2 项", ""),
        ("评分 低于 60 分：{“研发”：{持有 高新技术企业 得 1 分}}", "低于", "不低于", "不低于"),
        ("上年研发费用 不低于 参数“失业率”", "“失业率”", "没有名为", ""),
        ("成立时间 满 1.5年", "1.5", "整数", ""),
        ("近2年营业收入 增长 不低于 5%", "营业收入", "上年营业收入增长", "上年营业收入增长"),
    ],
)
def test_a_fault_is_named_at_its_place(text: str, at: str, says: str, meant: str) -> None:
    with pytest.raises(Fault) as found:
        read(text, WORDS)
    assert text[found.value.start : found.value.end] == at
    assert says in found.value.sentence
    if meant:
        assert found.value.suggestion == meant


@pytest.mark.parametrize(
    "text", ["", "注册地 属于 中山区 且", "（注册地 属于 中山区", "持有", "至少满足 2 项：{"]
)
def test_an_unfinished_text_says_what_is_missing(text: str) -> None:
    with pytest.raises(Fault) as found:
        read(text, WORDS)
    assert "没有写完" in found.value.sentence
    assert found.value.start == len(text)


def test_what_nobody_could_read_aloud_is_refused() -> None:
    with pytest.raises(Fault, match="太长"):
        read("无 严重失信记录 且 " * LONGEST, WORDS)
    with pytest.raises(Fault, match="太深"):
        read("（" * (DEEPEST + 1) + "无 严重失信记录" + "）" * (DEEPEST + 1), WORDS)
