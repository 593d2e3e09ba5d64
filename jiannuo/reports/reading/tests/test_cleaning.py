"""Clean text is the original with characters left out; every one that stays keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.reports.reading.cleaning import clean

PIECES = st.sampled_from(
    [
        "政 府",
        "8.7% 和 5.7%",
        "\n",
        "\r\n",
        "&nbsp;",
        "\u3000\u3000",
        "[1]",
        "①",
        "— 3 —",
        "12",
        "\f",
        "。",
        "\t",
        "工作。\n",
        "AI 平台",
    ]
)


@given(st.text() | st.lists(PIECES).map("".join))
def test_every_character_stands_where_its_origin_says(original: str) -> None:
    cleaned = clean(original)
    assert len(cleaned.origins) == len(cleaned.text)
    assert all(original[o] == c for o, c in zip(cleaned.origins, cleaned.text, strict=True))
    assert list(cleaned.origins) == sorted(set(cleaned.origins))


@given(st.lists(PIECES).map("".join))
def test_there_are_no_empty_lines(original: str) -> None:
    text = clean(original).text
    assert "\n\n" not in text
    assert text == text.strip("\n")


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("政 府 工 作 报 告", "政府工作报告"),
        ("政\t府\t工\t作", "政府工作"),
        ("增长 8.7% 和 5.7%", "增长8.7%和5.7%"),
        ("生产总值 1 200 亿元", "生产总值1200亿元"),
        ("2 0 2 3 年", "2023年"),
        ("完成&nbsp;3.5&nbsp;亿元", "完成3.5亿元"),
        ("全\u200b区\ufeff一\xa0盘\u2009棋", "全区一盘棋"),
        ("建成 Smart City 平台", "建成Smart City平台"),
        ("1. 5G基站建设", "1. 5G基站建设"),
        ("指标\t2022\t2023", "指标\t2022\t2023"),
        ("增速 8.7 9.5", "增速8.7 9.5"),
        ("甲，乙,丙；丁;", "甲，乙,丙；丁;"),
    ],
)
def test_blanks_go_but_for_those_between_latin_words_numbers_and_cells(original: str, text: str) -> None:
    assert clean(original).text == text


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("推广大食物观[1]，发展", "推广大食物观，发展"),
        ("推广“三进”［12］服务", "推广“三进”服务"),
        ("全岗通①机制", "全岗通机制"),
        ("全岗通³机制", "全岗通机制"),
        ("面积12m²以上", "面积12m²以上"),
        ("[1]大食物观：说明", "[1]大食物观：说明"),
        ("包括：①甲；②乙", "包括：①甲；②乙"),
        ("国发〔2023〕5号文件", "国发〔2023〕5号文件"),
    ],
)
def test_footnote_marks_go_and_numbers_of_lists_stay(original: str, text: str) -> None:
    assert clean(original).text == text


@pytest.mark.parametrize("number", ["— 3 —", "- 3 -", "－3－", "第 3 页", "第3页 共 20 页", "3/20", "3"])
def test_page_numbers_go_and_the_paragraph_goes_on(number: str) -> None:
    before, after = "我们坚持稳中求进" * 9, "扎实推进各项工作。"
    assert clean(f"{before}\n{number}\n{after}").text == before + after


def test_a_column_of_figures_is_not_taken_for_page_numbers() -> None:
    original = "主要指标完成情况一览如下表所示\n150\n36\n208"
    assert clean(original).text == original


def test_a_running_head_goes_and_the_title_stays() -> None:
    pages = [f"云岭区政府工作报告\n第{n}段话说的是工作。\n— {n} —\n" for n in range(1, 6)]
    text = clean("".join(pages)).text
    assert text.count("云岭区政府工作报告") == 1
    assert text.startswith("云岭区政府工作报告\n第1段")


def test_a_greeting_that_comes_again_stays() -> None:
    original = "\n".join(["各位代表！", "过去一年，成绩来之不易。"] * 4)
    assert clean(original).text == original


PARAGRAPHS = [
    "一、2023年工作回顾",
    "过去一年，我们坚持稳中求进工作总基调，全面落实各项决策部署，地区生产总值增长百分之六，固定资产投资完成一百五十亿元，各项事业取得新进展，人民生活持续改善，社会大局保持稳定。",
    "（一）扩大有效投资。全年开复工重点项目二百零八个，总投资一千三百四十二亿元，年度完成投资一百五十亿元，新谋划生成亿元以上项目九十九个，为今后发展打下坚实基础，积蓄了后劲。",
    "二、2024年工作安排",
    "新的一年，我们将加快产业结构优化升级，构建更具竞争力的现代化产业体系，坚持产业升级方向不动摇，推动生产性服务业向专业化和价值链高端延伸，让群众得到更多实惠。",
]


def wrapped(width: int, indent: str) -> str:
    lines = []
    for paragraph in PARAGRAPHS:
        first = width - 2 if indent else width
        rest = paragraph[first:]
        lines += [indent + paragraph[:first], *(rest[i : i + width] for i in range(0, len(rest), width))]
    return "\n".join(lines)


@pytest.mark.parametrize("width", [20, 28, 33])
@pytest.mark.parametrize("indent", ["", "\u3000\u3000", "    "])
def test_wrapped_lines_join_and_headings_are_not_swallowed(width: int, indent: str) -> None:
    assert clean(wrapped(width, indent)).text == "\n".join(PARAGRAPHS)


def test_an_indented_text_joins_a_full_line_that_ends_a_sentence() -> None:
    lines = ["\u3000\u3000" + "甲" * 17 + "。", "乙" * 20, "丙" * 6 + "。"] * 4
    assert clean("\n".join(lines)).text == "\n".join(["甲" * 17 + "。" + "乙" * 20 + "丙" * 6 + "。"] * 4)


def test_an_unwrapped_text_stays_as_it_is() -> None:
    original = "\n".join(PARAGRAPHS)
    assert clean(original).text == original
