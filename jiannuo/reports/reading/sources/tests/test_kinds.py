"""A file is read as what it is, not as what it is called."""

import pytest

from jiannuo.reports.reading.messages import FINDINGS, REFUSALS, message
from jiannuo.reports.reading.sources import Limits, Unreadable, open_source
from jiannuo.reports.reading.sources.tests import files

LINES = ["政府工作报告", "各位代表：现在报告工作，请予审议，并提出意见。"]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", files.pdf([LINES]), "pdf"),
        ("a.pdf", files.word(LINES), "docx"),
        ("a.docx", "\n".join(LINES).encode(), "txt"),
        ("a.txt", f"<html><body><p>{'</p><p>'.join(LINES)}</p></body></html>".encode(), "html"),
    ],
)
def test_a_file_that_lies_about_its_type_is_read_and_named(name: str, content: bytes, kind: str) -> None:
    source = open_source(name, content)
    assert source.kind == kind
    assert LINES[0] in source.text
    assert [(f.code, f.words) for f in source.findings] == [
        ("type_mismatch", f".{name.partition('.')[2]} → .{kind}")
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"MZ\x90\x00" + b"\0" * 200, "executable"),
        (b"\x7fELF\x02\x01" + b"\0" * 200, "executable"),
        (b"#!/bin/sh\nrm -rf /", "executable"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"{\\rtf1 a}", "rich_text"),
        (b"Rar!\x1a\x07", "archive"),
        (b"PK\x03\x04 broken", "damaged"),
        (bytes(range(256)) * 8, "unknown_type"),
    ],
)
def test_what_holds_no_text_is_refused_by_its_name(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        open_source("报告.txt", content)
    assert refusal.value.code == code


def test_a_file_over_the_limit_is_refused_with_both_sizes() -> None:
    with pytest.raises(Unreadable) as refusal:
        open_source("a.txt", b"a" * 3_000_000, Limits(size=1024 * 1024))
    assert "3 MB" in refusal.value.words("zh")
    assert "1 MB" in refusal.value.words("en")


def test_every_message_is_there_in_both_languages() -> None:
    for chinese, english in [*REFUSALS.values(), *FINDINGS.values()]:
        assert any("\u4e00" <= c <= "\u9fff" for c in chinese)
        assert english.isascii()
    assert not set(REFUSALS) & set(FINDINGS)


def test_a_message_without_its_values_is_no_error() -> None:
    assert message("too_large", "en").startswith("The file has  MB")
    assert message("of_a_later_version") == "of_a_later_version"
