"""Of a web page the main text is read, whatever stands around it."""

import pytest

from jiannuo.reports.reading.sources import open_source

PARAGRAPHS = [
    "一、2023年工作回顾",
    "过去一年，我们攻坚克难，扎实工作，各项事业取得新的成绩。",
    "生产总值增长5%，投资增长3%，消费增长9%。",
]
PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}">
<title>某区政府</title><style>p{{}}</style></head>
<body><form><div class="top-nav">首页，新闻，公开。<a>更多</a></div><h1>政府工作报告</h1>
<div><script>var a = "增长9%，";</script><div id="zoom">{body}</div></div>
<div style="display:none">隐藏，内容。</div>
<div class="footer">版权所有，网站标识码。</div></form></body></html>"""


def page(body: str, charset: str = "utf-8") -> bytes:
    return PAGE.format(body=body, charset=charset).encode(charset)


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
def test_the_main_text_is_read_under_its_title(charset: str) -> None:
    source = open_source("a.html", page("".join(f"<p>{p}</p>" for p in PARAGRAPHS), charset))
    assert source.kind == "html"
    assert source.text.split("\n") == ["政府工作报告", *PARAGRAPHS]


def test_breaks_part_lines_and_line_ends_in_the_source_do_not() -> None:
    body = "<br/>".join(PARAGRAPHS).replace("攻坚克难，", "攻坚克难，\n  ")
    lines = open_source("a.html", page(body)).text.split("\n")
    assert [line.replace(" ", "") for line in lines] == ["政府工作报告", *PARAGRAPHS]


def test_note_marks_go_and_square_metres_stay() -> None:
    body = f"<p>{PARAGRAPHS[1]}</p><p>推广全岗通<sup>[1]</sup>机制，建成12m<sup>2</sup>。</p>"
    assert open_source("a.html", page(body)).text.split("\n")[-1] == "推广全岗通机制，建成12m2。"


def test_a_table_row_is_a_line_of_cells() -> None:
    body = f"<p>{PARAGRAPHS[1]}</p><table><tr><td>投资</td><td>3%</td></tr></table><p>{PARAGRAPHS[2]}</p>"
    assert "投资\t3%" in open_source("a.html", page(body)).text.split("\n")


def test_deep_nesting_is_no_error() -> None:
    deep = "<div>" * 5000 + PARAGRAPHS[1] + "</div>" * 5000
    assert open_source("a.html", page(deep + f"<p>{PARAGRAPHS[1] * 5}</p>")).text
