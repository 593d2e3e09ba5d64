"""Plain text is read in whatever encoding an office saves it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.reports.reading.messages import REFUSALS
from jiannuo.reports.reading.sources import Unreadable, open_source, pasted
from jiannuo.reports.reading.tests import made_up

TEXT = made_up.CITY_2022


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_an_encoding_makes_no_difference(encoding: str) -> None:
    source = open_source("report.txt", TEXT.encode(encoding))
    assert (source.kind, source.text, source.findings) == ("txt", TEXT, ())


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_become_plain(end: str) -> None:
    assert open_source("报告.txt", f"甲项工作。{end}乙项工作。".encode()).text == "甲项工作。\n乙项工作。"


@pytest.mark.parametrize("encodings", [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_mixed_encodings_are_read_line_by_line_and_named(encodings: tuple[str, str]) -> None:
    lines = ["一年来，各项工作取得新的成绩。", "新增就业一万二千人。"]
    content = b"\n".join(line.encode(e) for line, e in zip(lines, encodings, strict=True))
    source = open_source("a.txt", content)
    assert source.text.split("\n") == lines
    [finding] = source.findings
    assert finding.code == "mixed_encoding"
    assert finding.words in lines


def test_a_guessed_encoding_is_said_to_be_guessed() -> None:
    text = "各位代表：現在，我代表縣人民政府向大會報告工作，請予審議。過去一年，經濟發展，民生改善。" * 5
    source = open_source("a.txt", text.encode("big5"))
    assert source.text == text
    assert [f.code for f in source.findings] == ["guessed_encoding"]


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\x00\x00\x00", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable) as refusal:
        open_source("a.txt", content)
    assert refusal.value.code == "empty_file"


def test_pasted_text_needs_text() -> None:
    assert pasted("各位代表：\r\n好。").text == "各位代表：\n好。"
    with pytest.raises(Unreadable):
        pasted(" \n")


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.pdf", "a.docx", "a.html", "a", ""]))
def test_any_bytes_are_read_or_refused_in_words(content: bytes, name: str) -> None:
    try:
        text = open_source(name, content).text
    except Unreadable as refusal:
        text = refusal.words() if refusal.code in REFUSALS else ""
    assert text.strip()


def test_more_text_than_any_report_holds_is_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        open_source("a.txt", ("增长百分之五。" * 80_000).encode())
    assert refusal.value.code == "too_much_text"
    assert "560000" in refusal.value.words("zh")
