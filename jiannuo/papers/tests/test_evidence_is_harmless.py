"""What is handed in as evidence is what it seems to be, or is refused with the cause and a way out."""

import io
import zipfile
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.papers.evidence.examining import examine
from jiannuo.papers.evidence.refusals import EvidenceRefused
from jiannuo.papers.tests import files

LOADED = (
    '<Relationships><Relationship Id="a" TargetMode="External" Target="http://example.org/t.dotm" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
)
LINKED = LOADED.replace("attachedTemplate", "hyperlink")


def refusal(content: bytes, name: str) -> EvidenceRefused:
    with pytest.raises(EvidenceRefused) as refused:
        examine(io.BytesIO(content), name)
    return refused.value


def outcome(content: bytes, name: str) -> str:
    """The name it is kept under, or the words of the refusal."""
    try:
        return examine(io.BytesIO(content), name).name
    except EvidenceRefused as refused:
        return str(refused)


@pytest.mark.parametrize(
    ("content", "name", "kept_name"),
    [
        (files.photo(), "现场.jpg", "现场.jpg"),
        (files.photo(), "IMG_0001.JPEG", "IMG_0001.JPEG"),
        (files.photo("PNG"), "微信图片.jpg", "微信图片.png"),
        (files.photo("WEBP"), "a.webp", "a.webp"),
        (files.photo("GIF", mode="P"), "a.gif", "a.png"),
        (files.word(), "整改报告.docx", "整改报告.docx"),
        (files.word(word__embeddings__sheet1_xlsx="x"), "图表.docx", "图表.docx"),
        (files.word(**{"word___rels__document.xml.rels": LINKED}), "带链接.docx", "带链接.docx"),
        (files.pdf(), "会议纪要.pdf", "会议纪要.pdf"),
        (files.pdf(b"/OpenAction [3 0 R /Fit] "), "会议纪要.pdf", "会议纪要.pdf"),
        ("地点，数量\n桃源街道，3\n".encode("gb18030"), "台账.csv", "台账.csv"),
        ("已整改".encode("utf-16"), "说明.txt", "说明.txt"),
        (files.film(), "现场.mp4", "现场.mp4"),
        (files.film(brand=b"qt  "), "现场.MOV", "现场.MOV"),
        (files.photo(), "没有扩展名", "没有扩展名.jpg"),
        (files.photo(), "照片\u202egpj.exe", "照片gpj.jpg"),
    ],
)
def test_what_offices_and_phones_make_is_taken(content: bytes, name: str, kept_name: str) -> None:
    assert examine(io.BytesIO(content), name).name == kept_name


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.jpg", "empty"),
        (files.EXE, "photo.jpg", "disguised"),
        (files.ELF, "报告.pdf", "disguised"),
        (files.EXE, "setup.exe", "executable"),
        (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60), "照片.lnk", "executable"),
        (b"#!/bin/sh\nrm -rf /\n", "a.txt", "script"),
        (b"WScript.Echo(1)\n", "a.js", "script"),
        (b"import os\n", "a.py", "script"),
        (b"<?php system($_GET[0]); ?>", "a.jpg", "script"),
        (files.SVG, "图.svg", "web_page"),
        (files.SVG, "图.png", "web_page"),
        (b"<!-- x --><svg onload=alert(1)>", "图.txt", "web_page"),
        (b"\xef\xbb\xbf <!DOCTYPE html><script>1</script>", "a.txt", "web_page"),
        (b"\x0c<html>", "a.csv", "web_page"),
        ("说明<ScRiPt src=x>".encode(), "a.txt", "web_page"),
        ("<html>".encode("utf-16"), "a.txt", "web_page"),
        ("没有扩展名的文本".encode(), "a", "text_name"),
        ("名为照片的文本".encode(), "a.jpg", "text_name"),
        (files.zipped({"a.jpg": b"x"}), "a.zip", "archive"),
        (files.zipped({"classes.dex": b"x"}), "a.jpg", "archive"),
        (b"Rar!\x1a\x07\x01\x00", "a.rar", "archive"),
        (files.word(**{"word/vbaProject.bin": "x"}), "a.docx", "macros"),
        (files.word(**{"word/VBAPROJECT.BIN": "x"}), "a.docx", "macros"),
        (files.word(**{"word/activeX/activeX1.xml": "<a/>"}), "a.docx", "embedded"),
        (files.word(**{"word/embeddings/oleObject1.bin": "x"}), "a.docx", "embedded"),
        (files.word(**{"word/embeddings/book.xlsm": "x"}), "a.docx", "embedded"),
        (files.word(**{"word/settings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "a.docx", "embedded"),
        (files.word(**{"word/_rels/settings.xml.rels": LOADED}), "a.docx", "remote"),
        (files.word(**{"WORD/document.xml": "<b/>"}), "a.docx", "concealed"),
        (files.word() + b"trailing", "a.docx", "damaged_or_concealed"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "a.doc", "old_office"),
        (b"{\\rtf1 x}", "a.doc", "rich_text"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), "IMG_1.HEIC", "heic"),
        (b"BM" + bytes(60), "a.bmp", "other_image"),
        (bytes(range(256)), "a.dat", "unknown"),
        (b"text\x01with a control", "a.txt", "unknown"),
        (b"\x81\x00\xff", "a.txt", "unknown"),
        (files.photo()[:300], "a.jpg", "damaged"),
        (files.photo("PNG")[:-40], "a.png", "damaged"),
        (files.photo() + files.zipped({"a.exe": files.EXE}), "a.jpg", "concealed"),
        (files.pdf(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >> "), "a.pdf", "active_pdf"),
        (files.pdf(b"/AA << /O << /S /#4aava#53cript >> >> "), "a.pdf", "active_pdf"),
        (files.pdf(b"/OpenAction << /S /Launch /F (cmd.exe) >> "), "a.pdf", "active_pdf"),
        (files.pdf(b"/Names << /EmbeddedFiles 5 0 R >> "), "a.pdf", "active_pdf"),
        (files.pdf(objects=b"9 0 << /S /JavaScript >>"), "a.pdf", "active_pdf"),
        (
            files.pdf(objects=b"9 0 << /S /JavaScript >>").replace(b"/Type /ObjStm", b"/T /X"),
            "a.pdf",
            "active_pdf",
        ),
        (files.pdf(objects=b"0" * 20_000_000), "a.pdf", "swollen"),
        (files.pdf(b"/Encrypt 9 0 R "), "a.pdf", "locked_pdf"),
        (b"<html>" + files.pdf(), "a.pdf", "concealed"),
        (files.pdf()[:40], "a.pdf", "damaged"),
        (files.pdf() + files.zipped({"a.exe": files.EXE}), "a.pdf", "concealed"),
        (files.film()[:-3], "a.mp4", "damaged"),
        (files.film() + b"PK", "a.mp4", "damaged"),
        (files.box(b"ftyp", b"isom\x00\x00\x02\x00"), "a.mp4", "damaged"),
        (files.film() + files.box(b"mdat", files.zipped({"a.exe": files.EXE})), "a.mp4", "concealed"),
    ],
)
def test_what_could_harm_or_mislead_is_refused(content: bytes, name: str, code: str) -> None:
    assert refusal(content, name).code in code.split("_or_")


def test_the_refusal_names_the_file_the_cause_and_the_way_out() -> None:
    words = str(refusal(files.EXE, "photo.jpg"))
    assert words == (
        "文件“photo.jpg”实际是可执行程序，已拒绝。请上传照片、PDF、Word、Excel、PPT、文本或短视频。"
    )


def test_a_name_cannot_hide_in_its_refusal() -> None:
    assert "\u202e" not in str(refusal(files.EXE, "照片\u202egpj.exe"))


def test_a_zip_bomb_in_a_word_file_is_not_unpacked() -> None:
    bomb = files.word(word__media__a=bytes(60_000_000))
    assert len(bomb) < 100_000
    assert refusal(bomb, "a.docx").code == "swollen"


def test_a_million_entries_are_not_read() -> None:
    entry = b"PK\x01\x02" + bytes(42)
    directory = entry * 100_000
    end = b"PK\x05\x06" + bytes(8) + len(directory).to_bytes(4, "little") + bytes(6)
    assert refusal(b"PK\x03\x04" + bytes(26) + directory + end, "a.docx").code == "archive"


def test_an_encrypted_part_is_refused_not_crashed_on() -> None:
    content = bytearray(files.word())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        content[place + offset] |= 1
    assert refusal(bytes(content), "a.docx").code == "damaged"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(
        [files.photo(), files.photo("PNG"), files.word(), files.pdf(), files.film(), b"\xe8\xaf\xb4"]
    ),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=12),
    st.sampled_from(["a.jpg", "a.txt", "a"]),
)
def test_a_damaged_file_is_taken_or_refused_and_never_more_than_that(
    whole: bytes, changes: list[tuple[int, int]], name: str
) -> None:
    content = bytearray(whole)
    for place, value in changes:
        content[place % len(content)] = value
    assert outcome(bytes(content), name)


@given(st.binary(max_size=300), st.text(max_size=20))
def test_no_bytes_and_no_name_make_it_fail(content: bytes, name: str) -> None:
    assert outcome(content, name)


def test_no_part_is_packed_in_a_way_that_fails_unkindly() -> None:
    content = files.zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<b/>"}, zipfile.ZIP_STORED)
    broken = content.replace(b"<b/>", b"<c/>")
    assert zlib.crc32(b"<b/>") != zlib.crc32(b"<c/>")
    assert refusal(broken, "a.docx").code == "damaged"
