"""Sentences are split at their marks, and the lead sentence of a paragraph heads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.reports.reading.cleaning import clean
from jiannuo.reports.reading.structure import take_apart
from jiannuo.reports.reading.tests import made_up


def sentences(paragraph: str) -> list[str]:
    document = take_apart(clean(paragraph))
    return [document.text[s.start : s.end] for s in document.sentences]


def heading(line: str) -> str:
    document = take_apart(
        clean(f"一、2023年工作回顾\n全年平稳发展，成效明显，群众满意。\n二、2024年工作安排\n{line}")
    )
    return document.sentences[-1].heading


def test_full_and_half_width_marks_split_alike() -> None:
    assert sentences("甲完成1项；乙完成2项;丙呢？好!") == ["甲完成1项", "乙完成2项", "丙呢", "好"]


def test_a_quotation_that_closes_after_the_mark_stays_with_its_sentence() -> None:
    assert sentences("坚持“干字当头。”全力推进。") == ["坚持“干字当头", "全力推进"]


def test_a_decimal_point_and_a_colon_do_not_split() -> None:
    assert sentences("主要目标是:生产总值增长6.5%,投资增长10%。") == [
        "主要目标是:生产总值增长6.5%,投资增长10%"
    ]


@pytest.mark.parametrize("number", ["（一）", "(1)", "1.", "1、", "①", "——", "●"])
def test_the_number_of_a_paragraph_is_no_part_of_its_sentences(number: str) -> None:
    assert heading(f"{number}加快项目建设。新开工项目20个。") == "加快项目建设。"


def test_a_number_with_decimals_is_not_taken_for_the_number_of_a_paragraph() -> None:
    assert sentences("1.5万户居民受益。") == ["1.5万户居民受益"]


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("夯实科技“新支撑”。拓宽合作领域。", "夯实科技“新支撑”。"),
        ("强化引领,厚植情怀。坚持学习。", "强化引领,厚植情怀。"),
        (
            "新的一年里,我们将不遗余力培育科创动能,加快构建振兴发展核心引擎。坚持以科技创新推动产业创新。",
            "新的一年里,我们将不遗余力培育科创动能,加快构建振兴发展核心引擎。",
        ),
        ("各位代表,眼下时值岁末年初。我们还将抓好保供稳价。", ""),
        ("生产总值增长6%。固定资产投资增长10%。", ""),
        ("2024年是关键一年。做好工作意义重大。", ""),
        ("加快建设;推进改革。", ""),
    ],
)
def test_the_lead_sentence_heads_its_paragraph(line: str, lead: str) -> None:
    assert heading(line) == lead


def test_a_heading_on_a_line_of_its_own_heads_the_paragraphs_below() -> None:
    document = take_apart(clean(made_up.CITY_2022))
    [road] = [s for s in document.sentences if "农村公路" in document.text[s.start : s.end]]
    [land] = [s for s in document.sentences if "存量土地" in document.text[s.start : s.end]]
    assert road.heading == "全面推进乡村振兴"
    assert land.heading == "强化要素保障。"


@given(st.text(alphabet="一二年（）1.、。；！？;!? \n“”工作任务ab——各位代表回顾", max_size=200))
def test_sentences_lie_in_their_paragraph_in_order_and_hold_no_mark(text: str) -> None:
    document = take_apart(clean(text))
    place = 0
    for paragraph in document.paragraphs:
        assert place <= paragraph.start <= paragraph.heading_end <= paragraph.end
        place = paragraph.start
        for sentence in paragraph.sentences:
            assert place <= sentence.start < sentence.end <= paragraph.end
            assert not set(document.text[sentence.start : sentence.end]) & set("。！？；;!?\n")
            place = sentence.end


def test_a_line_without_end_is_read_in_pieces_that_end_at_a_pause() -> None:
    pieces = sentences("完成投资三亿元，" * 1000)
    assert all(len(piece) <= 1000 and piece.endswith("，") for piece in pieces)
    assert "".join(pieces) == "完成投资三亿元，" * 1000


def test_words_without_any_pause_are_cut_all_the_same() -> None:
    assert [len(piece) for piece in sentences("长" * 2500)] == [1000, 1000, 500]
