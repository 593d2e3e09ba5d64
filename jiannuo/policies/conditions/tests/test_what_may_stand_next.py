"""Completions: every one may stand there, and the word that a finished text has there is among them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lark import Token
from lark.exceptions import UnexpectedInput

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.completing import FREE, complete
from jiannuo.policies.conditions.reading import parser_of
from jiannuo.policies.conditions.tests.words import WORDS, conditions
from jiannuo.policies.conditions.writing import write


def _begins(text: str) -> bool:
    """Whether a condition may begin so."""
    state = parser_of(WORDS).parse_interactive(text)
    try:
        for _ in state.iter_parse():
            pass
    except UnexpectedInput:
        return False
    return True


def _tokens(text: str) -> list[Token]:
    return list(parser_of(WORDS).parse_interactive(text).iter_parse())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conditions, st.data())
def test_what_is_offered_may_stand_there(condition: tree.Condition, data: st.DataObject) -> None:
    text = write(condition, WORDS)
    token = data.draw(st.sampled_from(_tokens(text)))
    before = text[: token.start_pos]
    for one in complete(before, len(before), WORDS):
        assert _begins(before[: one.start] + one.text), (before, one.text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conditions, st.data())
def test_what_was_written_is_offered_once_it_is_begun(condition: tree.Condition, data: st.DataObject) -> None:
    text = write(condition, WORDS)
    token = data.draw(st.sampled_from(_tokens(text)))
    if token.type in FREE or token.type == "QUOTED" or len(token) < 2:
        return
    cursor = (token.start_pos or 0) + 1
    offered = [text[: one.start] + one.text for one in complete(text, cursor, WORDS)]
    assert any(one.endswith(str(token)) for one in offered), (text[:cursor], offered)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("", ["注册地", "成立时间", "企业规模"]),
        ("注册", ["注册地"]),
        ("营业", ["上年营业收入"]),
        ("企业规模 为 ", ["大型", "中型", "小型", "微型"]),
        ("上年营业收入 不低于 5", ["亿元", "万元", "元"]),
        ("研发费用", ["上年研发费用", "研发费用占比"]),
        ("上年研发费用 占 营业收入 不低于 3", ["%"]),
        ("注册地 属于 中山区 ", ["且", "或"]),
        ("近1年 无 ", ["重大安全事故"]),
        ("无 ", ["严重失信记录"]),
        ("上年研发费用 不低于 参数", ["“城镇调查失业率目标”", "“尚未公布的比例”"]),
        ("至少 1 名 新招用人员 满足：{", ["人员类别", "参保月数"]),
        ("不认识的话", []),
    ],
)
def test_what_comes_first(text: str, first: list[str]) -> None:
    assert [one.text for one in complete(text, len(text), WORDS)][: len(first)] == first


def test_what_stands_behind_the_cursor_does_not_matter() -> None:
    assert complete("注册地 属于 西岗区", 2, WORDS) == complete("注册", 2, WORDS)


def test_only_words_of_the_item_are_offered_within_its_braces() -> None:
    inside = {one.text for one in complete("至少 1 名 新招用人员 满足：{", 100, WORDS)}
    after = "至少 1 名 新招用人员 满足：{参保月数 不低于 3个} 且 "
    outside = {one.text for one in complete(after, len(after), WORDS)}
    assert "注册地" not in inside
    assert "人员类别" not in outside
    assert "注册地" in outside


def test_a_text_that_takes_long_to_read_offers_nothing() -> None:
    """Whoever types is not made to wait, and nobody keeps the server busy with one address."""
    text = " 且 ".join(["上年营业收入 不低于 500万元"] * 300)
    assert complete(text, 5, WORDS)
    assert complete(text, len(text), WORDS) == ()
