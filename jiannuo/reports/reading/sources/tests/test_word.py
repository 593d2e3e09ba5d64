"""Word documents are read in the order of the page, and dangerous ones are refused."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from jiannuo.reports.reading.sources import Limits, Unreadable, open_source
from jiannuo.reports.reading.sources.tests import files

LINES = ["政府工作报告", "各位代表：", "一、2023年工作回顾", "生产总值增长5%。"]


def refused(content: bytes, name: str = "a.docx", limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as refusal:
        open_source(name, content, limits)
    return refusal.value.code


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    source = open_source(
        "a.docx", files.word([*LINES, [["指标", "增速"], ["投资", "3%"]], "二、2024年工作安排"])
    )
    assert source.kind == "docx"
    assert source.text.split("\n") == [*LINES, "指标\t增速", "投资\t3%", "二、2024年工作安排"]
    assert source.findings == ()


def test_a_document_of_tables_only_is_read_and_said_to_be_one() -> None:
    source = open_source("a.docx", files.word([[["任务", "单位"], ["新建学校3所", "教育局"]]]))
    assert "新建学校3所\t教育局" in source.text
    assert [f.code for f in source.findings] == ["only_tables"]


def test_a_report_inside_a_layout_table_keeps_its_paragraphs() -> None:
    source = open_source("a.docx", files.word([[["\n".join(LINES)]]]))
    assert source.text.split("\n") == LINES


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("增长")
    mark = f'{nsdecls("w")} w:id="1" w:author="a"'
    paragraph._p.append(parse_xml(f"<w:ins {mark}><w:r><w:t>6%</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {mark}><w:r><w:delText>5%</w:delText></w:r></w:del>"))
    out = io.BytesIO()
    document.save(out)
    assert open_source("a.docx", out.getvalue()).text == "增长6%"


def test_footnotes_become_numbered_lines_at_the_end() -> None:
    notes = (
        f"<w:footnotes {nsdecls('w')}>"
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>双碳：碳达峰与碳中和。</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    content = files.archive({"word/footnotes.xml": notes.encode()}, base=files.word(LINES))
    assert open_source("a.docx", content).text.split("\n") == [*LINES, "[1]双碳：碳达峰与碳中和。"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = files.archive({"word/media/a.bin": b"\0" * 30_000_000}, base=files.word(LINES))
    assert len(bomb) < 200_000
    assert refused(bomb) == "zip_bomb"


def test_an_entity_declaration_is_refused() -> None:
    xml = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert refused(files.archive({"word/comments.xml": xml}, base=files.word(LINES))) == "unsafe_xml"


def test_a_document_with_a_password_is_told_from_an_old_one() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert refused(ole + "EncryptedPackage".encode("utf-16-le")) == "password_docx"
    assert refused(ole + "WordDocument".encode("utf-16-le"), "a.doc") == "old_word"


@pytest.mark.parametrize("cut", [30, 400, 2000])
def test_a_document_cut_short_is_damaged(cut: int) -> None:
    assert refused(files.word(LINES)[:-cut]) == "damaged"


def test_a_member_that_is_broken_is_damaged() -> None:
    content = files.archive({"word/document.xml": b"<w:document"}, base=files.word(LINES))
    assert refused(content) == "damaged"


def test_a_document_without_words_holds_no_text() -> None:
    assert refused(files.word(["", " "])) == "no_text"


def test_other_archives_are_named_for_what_they_are() -> None:
    assert refused(files.archive({"xl/workbook.xml": b"<a/>"}), "a.xlsx") == "spreadsheet"
    assert refused(files.archive({"a.txt": b"a"}), "a.zip") == "archive"


def test_a_member_whose_packed_bytes_are_garbage_is_damaged() -> None:
    content = bytearray(files.word(LINES))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        member = archive.getinfo("word/document.xml")
    packed = member.header_offset + 30 + len(member.filename)
    content[packed : packed + 40] = b"\xff" * 40
    assert refused(bytes(content)) == "damaged"


def test_an_archive_of_a_version_nobody_knows_is_damaged() -> None:
    content = bytearray(files.word(LINES))
    content[content.index(b"PK\x01\x02") + 6] = 90
    assert refused(bytes(content)) == "damaged"


def test_a_table_in_a_table_is_read_once_however_deep() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    for _ in range(24):
        cell = cell.add_table(1, 1).cell(0, 0)
    cell.text = "增长5%。"
    saved = io.BytesIO()
    document.save(saved)
    assert open_source("a.docx", saved.getvalue()).text.count("增长5%。") == 1


def test_a_document_without_a_body_is_damaged() -> None:
    with zipfile.ZipFile(io.BytesIO(files.word(LINES))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    root = f"<w:document {nsdecls('w')}/>"
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for name, member in members.items():
            archive.writestr(name, root if name == "word/document.xml" else member)
    assert refused(saved.getvalue()) == "damaged"
