"""What holds for the facts of any text."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.reports.reading.facts.folding import fold
from jiannuo.reports.reading.facts.numerals import chinese_value, numerals
from jiannuo.reports.reading.tests.fact_rows import document_of, facts_in, row

_PIECES = [
    *[
        "地区生产总值",
        "增长",
        "下降",
        "8.6%",
        "突破",
        "120亿元",
        "、",
        "，",
        "；",
        "。",
        "新增",
        "学校",
        "3所",
        "等",
        "16个",
        "项目",
    ],
    *[
        "分别",
        "和",
        "由",
        "提高到",
        "52%",
        "58%",
        "连续三年",
        "居全省第2位",
        "较上年",
        "1—5个",
        "（",
        "）",
        "“",
        "”",
    ],
    *[
        "12:45:43",
        "2.3倍",
        "亩",
        "万",
        "百",
        "第",
        "超",
        "以上",
        "其中",
        "总投资",
        "的",
        "人均",
        "每百户",
        "PM2.5",
        "2019年",
        "到",
        "至",
        "两",
        "半",
    ],
]
texts = st.lists(st.sampled_from(_PIECES), max_size=24).map("".join)


@given(st.one_of(texts, st.text(max_size=60)))
@settings(max_examples=300, deadline=None)
def test_every_quote_stands_where_the_fact_says(text: str) -> None:
    document = document_of(text)
    for fact in facts_in(text):
        assert document.text[fact.start : fact.end] == fact.quote
        assert fact.sentence.start <= fact.start < fact.end <= fact.sentence.end
        assert fact.quote in fact.sent


@given(texts)
@settings(max_examples=200, deadline=None)
def test_full_and_half_width_text_hold_the_same_facts(text: str) -> None:
    half = fold(text)
    assert [fold(row(fact)) for fact in facts_in(text)] == [row(fact) for fact in facts_in(half)]


@given(texts)
@settings(max_examples=100, deadline=None)
def test_the_reading_is_the_same_every_time(text: str) -> None:
    assert facts_in(text) == facts_in(text)


@given(st.text(max_size=80))
def test_folding_moves_no_character(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
def test_grouped_and_scaled_digits_round_trip(count: int, scale: tuple[str, int]) -> None:
    word, factor = scale
    for written in (f"{count}{word}", f"{count:,}{word}"):
        (numeral,) = numerals(written)
        assert numeral.value == Decimal(count) * factor


@given(st.integers(min_value=1, max_value=10**8 - 1))
def test_chinese_numerals_round_trip(count: int) -> None:
    assert chinese_value(_in_words(count)) == count


def _in_words(count: int) -> str:
    digits = "零一二三四五六七八九"
    if count >= 10**4:
        rest = count % 10**4
        gap = "零" if 0 < rest < 1000 else ""
        return _in_words(count // 10**4) + "万" + (gap + _in_words(rest) if rest else "")
    words = ""
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, count = divmod(count, scale)
        if digit:
            words += digits[digit] + name
        elif words and count:
            words += "零"
    return words.replace("零零", "零")
