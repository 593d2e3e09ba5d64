"""A PDF is read from its text layer; one without, locked or dangerous, is refused in words."""

import zlib

import pytest

from jiannuo.reports.reading.cleaning import clean
from jiannuo.reports.reading.sources import Limits, Unreadable, open_source, pdf_drawing
from jiannuo.reports.reading.sources.tests import files

TITLE = "\u3000" * 8 + "政府工作报告"
PAGES = [
    [
        TITLE,
        "\u3000\u3000一年来，我们坚持稳中求进工作总基调，扎实做",
        "好各项工作，地区生产总值增长百分之五，人民",
    ],
    [
        "生活持续改善。",
        "\u3000\u3000新的一年，我们将坚持项目为王，抓好重点项",
        "目建设，让群众得到更多实惠，守牢安全底线，",
        "促进和谐。",
    ],
]


def refused(content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as refusal:
        open_source("a.pdf", content, limits)
    return refusal.value.code


def test_lines_come_in_order_with_their_indents_and_pages() -> None:
    source = open_source("a.pdf", files.pdf(PAGES))
    assert source.kind == "pdf"
    assert source.text.replace("\f", "").split("\n")[1:3] == PAGES[0][1:]
    assert source.text.count("\f") == 1


def test_a_paragraph_broken_by_lines_and_a_page_is_whole_after_cleaning() -> None:
    text = clean(open_source("a.pdf", files.pdf(PAGES)).text).text
    assert text.split("\n")[1] == (
        "一年来，我们坚持稳中求进工作总基调，扎实做好各项工作，地区生产总值增长百分之五，人民生活持续改善。"
    )
    assert len(text.split("\n")) == 3


def test_a_scan_is_refused_and_pages_without_text_are_named() -> None:
    assert refused(files.pdf([[], []], font=False)) == "scanned_pdf"
    [finding] = open_source("a.pdf", files.pdf([PAGES[0], [], PAGES[1]])).findings
    assert (finding.code, finding.words) == ("pages_without_text", "2")


def test_a_password_is_named() -> None:
    assert refused(files.pdf(PAGES, encrypted=True)) == "password_pdf"


def test_pages_and_time_are_limited() -> None:
    assert refused(files.pdf(PAGES), Limits(pages=1)) == "too_many_pages"
    assert refused(files.pdf(PAGES), Limits(seconds=-1.0)) == "too_slow"


@pytest.mark.parametrize("layers", [1, 2])
def test_a_pdf_bomb_is_refused_before_it_is_unpacked(layers: int) -> None:
    packed = b"\0" * 4_000_000
    for _ in range(layers):
        packed = zlib.compress(packed, 9)
    bomb = files.pdf(PAGES) + b"\n99 0 obj\n<<>>stream\n" + packed + b"\nendstream\nendobj\n"
    assert refused(bomb, Limits(unpacked=1_000_000)) == "pdf_bomb"


def test_the_end_of_a_stream_is_not_believed() -> None:
    packed = zlib.compressobj(0)
    stored = packed.compress(b"endstream" + b"\0" * 60_000) + packed.flush()
    bomb = files.pdf(PAGES) + b"stream\n" + stored + b"\nendstream"
    assert refused(bomb, Limits(unpacked=50_000)) == "pdf_bomb"


@pytest.mark.parametrize("name", [b"/RunLengthDecode", b"/LZWDecode", b"[/LZW]", b"/LZ#57Decode"])
def test_a_large_file_in_an_old_packing_is_refused(name: bytes) -> None:
    stream = b"\n99 0 obj\n<</Filter " + name + b">>stream\n" + bytes(1_100_000) + b"\nendstream\nendobj\n"
    assert refused(files.pdf(PAGES) + stream) == "pdf_bomb"


@pytest.mark.parametrize("content", [b"%PDF-1.5\n", b"%PDF-1.5\ngarbage", files.pdf(PAGES)[:300]])
def test_a_broken_pdf_is_refused(content: bytes) -> None:
    assert refused(content) in ("damaged", "scanned_pdf")


def with_drawing(instructions: bytes) -> bytes:
    """A page of text with ``instructions`` after it."""
    return files.pdf([[*PAGES[0]]], more=instructions)


def test_a_page_that_draws_without_end_is_stopped_in_the_middle() -> None:
    assert refused(with_drawing(b"1 0 0 1 0 0 cm " * 40_000), Limits(seconds=0.5)) == "too_slow"


def test_a_page_crowded_with_lines_is_refused_before_they_are_looked_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_drawing, "MOST_DRAWN", 500)
    assert refused(with_drawing(b"0 0 m 9 9 l S " * 600)) == "too_slow"
