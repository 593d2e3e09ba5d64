"""A file is what its bytes say, whatever its name says."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.papers import detection


def archive(*members: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for member in members:
            made.writestr(member, "x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("政府工作报告".encode(), detection.TEXT),
        ("政府工作报告".encode("gb18030"), detection.TEXT),
        ("政府工作报告".encode("utf-16"), detection.TEXT),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>", detection.HTML),
        (b"\n <HTML>", detection.HTML),
        (b"%PDF-1.7\n", detection.PDF),
        (b"\n\n%PDF-1.4", detection.PDF),
        (archive("[Content_Types].xml", "word/document.xml"), detection.DOCX),
        (archive("xl/workbook.xml"), detection.XLSX),
        (archive("ppt/presentation.xml"), detection.PPTX),
        (archive("word/document.xml", "word/vbaProject.bin"), detection.MACROS),
        (archive("anything.exe"), detection.ARCHIVE),
        (b"PK\x03\x04 torn", detection.UNKNOWN),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x", detection.OLE),
        (b"MZ\x90\x00\x03", detection.EXECUTABLE),
        ("MZ 小区改造".encode(), detection.TEXT),
        (b"\xff\xd8\xff\xe0\x00", detection.JPEG),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", detection.WEBP),
        (b"\x00\x00\x00\x18ftypmp42", detection.MP4),
        (b"\x00\x00\x00\x18ftypheic", detection.HEIC),
        (b"\x00\x00\x00\x18ftypwhat", detection.UNKNOWN),
        (b"<?xml version='1.0'?><!-- --><svg>", detection.SVG),
        (b"#!/bin/sh", detection.SCRIPT),
        (b"x" * 257 + b"ustar", detection.ARCHIVE),
        (b"", detection.UNKNOWN),
    ],
)
def test_type_by_content(content: bytes, expected: str) -> None:
    assert detection.media_type_of(io.BytesIO(content)) == expected


@given(st.binary(max_size=200), st.integers(0, 200))
def test_looking_never_fails_and_never_moves_the_reading_position(content: bytes, place: int) -> None:
    file = io.BytesIO(content)
    file.seek(place)
    detection.media_type_of(file)
    assert file.tell() == place
