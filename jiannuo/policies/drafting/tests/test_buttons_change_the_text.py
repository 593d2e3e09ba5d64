"""The editor without script: each button is a round trip that leaves a text."""

from hypothesis import given
from hypothesis import strategies as st

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.tests.words import WORDS, conditions
from jiannuo.policies.conditions.writing import write
from jiannuo.policies.drafting.desk import Desk, desk, pressed
from jiannuo.policies.drafting.layout import laid_out

START = "注册地 属于 中山区 且 成立时间 满 1年"


def after(text: str, button: str, *values: str, **told: str) -> Desk:
    return pressed(desk(text, WORDS), button, told, values)


@given(conditions)
def test_a_laid_out_condition_reads_back_to_the_same(node: tree.Condition) -> None:
    laid = laid_out(node, WORDS)
    assert write(read(laid, WORDS), WORDS) == write(node, WORDS)


def test_one_thought_stands_on_a_line() -> None:
    text = (
        "注册地 属于 中山区 且 （企业规模 属于 小型 且 有 严重失信记录 或 成立时间 满 1年） "
        "且 至少满足 1 项：{成立时间 满 1年；人工认定“甲 且 乙”}"
    )
    assert laid_out(read(text, WORDS), WORDS).splitlines() == [
        "注册地 属于 中山区",
        "且 （企业规模 属于 小型 且 有 严重失信记录 或 成立时间 满 1年）",
        "且 至少满足 1 项：{",
        "  成立时间 满 1年；",
        "  人工认定“甲 且 乙”",
        "}",
    ]


def test_a_fault_is_shown_at_its_place_and_put_right_with_one_press() -> None:
    wrong = "注册地 属于 中山区\n且 企业规摸 为 小型"
    shown = desk(wrong, WORDS)
    assert shown.pieces == ("注册地 属于 中山区\n且 ", "企业规摸", " 为 小型")
    assert shown.line == 2
    assert pressed(shown, "fix", {}, ()).text == wrong.replace("企业规摸", "企业规模")


def test_the_first_sentence_is_written_with_the_form() -> None:
    opened = after("", "open:add:")
    assert opened.panel is not None
    assert opened.panel.subject is None
    picked = after("", "pick", how="add", place="", subject="a:revenue")
    assert picked.panel is not None
    assert picked.panel.subject is not None
    assert picked.panel.subject.units[0] in ("亿元", "万元", "元")
    told = {
        "how": "add",
        "place": "",
        "subject": "a:revenue",
        "period": "last",
        "op": "低于",
        "number": "2000",
        "unit": "万元",
    }
    assert after("", "put", **told).text == "上年营业收入 低于 2000万元"


def test_values_are_ticked() -> None:
    told = {"how": "add", "place": "", "subject": "a:size", "op": "属于", "ref": "第四条"}
    assert after(START, "put", "小型", "微型", **told).text.endswith("且 企业规模 属于 小型、微型【第四条】")


def test_a_sentence_that_cannot_be_read_stays_in_the_form_with_the_reason() -> None:
    told = {"how": "add", "place": "", "subject": "a:revenue", "op": "低于", "number": "2000", "unit": "万元"}
    kept = after(START, "put", **told)
    assert kept.text == START
    assert kept.panel is not None
    assert "年度" in kept.panel.problem
    nothing = after(START, "put", how="add", place="", subject="")
    assert nothing.panel is not None
    assert nothing.panel.problem


def test_a_condition_is_opened_with_what_it_says() -> None:
    opened = after(START, "open:replace:1")
    assert opened.panel is not None
    fields = opened.panel.fields
    assert (fields.subject, fields.op, fields.number, fields.unit) == ("a:founded", "满", "1", "年")


def test_the_last_condition_can_go_too() -> None:
    assert after("成立时间 满 1年", "remove:").text == ""
    assert after(START, "remove:0").text == "成立时间 满 1年"


def test_a_group_becomes_another() -> None:
    assert after(START, "group:", **{"kind-": "any"}).text == "注册地 属于 中山区 或 成立时间 满 1年"
    least = after(START, "group:", **{"kind-": "least", "number-": "1"}).text
    assert least.startswith("至少满足 1 项：{")


@given(st.text(max_size=40), st.text(max_size=20))
def test_no_button_breaks_anything(button: str, place: str) -> None:
    for name in ("remove", "group", "open", "pick", "put", "fix", "format"):
        shown = after(START, f"{name}:{button}", how=place, place=place, subject=place)
        assert desk(shown.text, WORDS).fault is None
