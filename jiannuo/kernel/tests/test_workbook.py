"""Workbooks from strangers: harmless ones are read as they are, others are refused with a reason."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from jiannuo.kernel import workbook
from jiannuo.kernel.workbook import WorkbookError, new_sheet, put_row, read_rows
from jiannuo.kernel.xml_text import writable


def _book(*rows: list[object]) -> io.BytesIO:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return _saved(book)


def _saved(book: Workbook) -> io.BytesIO:
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out


def _with_part(name: str, content: bytes) -> io.BytesIO:
    """A good workbook with one part added or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(_book(["编码"])) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for part in good.infolist():
            if part.filename != name:
                bad.writestr(part, good.read(part))
        bad.writestr(name, content)
    out.seek(0)
    return out


def test_numbers_dates_and_texts_come_as_a_person_reads_them() -> None:
    ((number, cells),) = read_rows(_book([330202001, 330202001.0, date(2024, 2, 29), " 区教育局 ", None]))
    assert number == 1
    assert [cell.text for cell in cells] == ["330202001", "330202001", "2024-02-29", "区教育局"]


@pytest.mark.parametrize(
    ("number", "shown_as", "text"),
    [(0.455, "0.0%", "45.5%"), (1, "0%", "100%"), (45, '0"%"', "45"), (0.29, "0.00%", "29%")],
)
def test_a_share_is_read_with_its_sign(number: float, shown_as: str, text: str) -> None:
    book = Workbook()
    cell = book.worksheets[0].cell(1, 1)
    cell.value, cell.number_format = number, shown_as
    ((_number, cells),) = read_rows(_saved(book))
    assert cells[0].text == text


def test_row_numbers_are_those_of_the_sheet() -> None:
    rows = list(read_rows(_book(["编码"], [None], ["A1"])))
    assert [number for number, _cells in rows] == [1, 3]


def test_a_formula_is_marked_not_trusted() -> None:
    ((_number, cells),) = read_rows(_book(['=HYPERLINK("http://example.org")']))
    assert cells[0].formula


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "空的"),
        (b"code,name\n1,a\n", "不是 .xlsx"),
        (b"PK\x03\x04" + b"\0" * 40, "不是 .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "旧版 .xls 或加了密码"),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_reason(content: bytes, cause: str) -> None:
    with pytest.raises(WorkbookError, match=cause):
        list(read_rows(io.BytesIO(content)))


def test_a_zip_without_a_workbook_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(WorkbookError, match=r"不是 \.xlsx"):
        list(read_rows(out))


@pytest.mark.parametrize(
    ("part", "program"), [("word/document.xml", "Word"), ("ppt/presentation.xml", "PPT")]
)
def test_another_office_file_is_called_what_it_is(part: str, program: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "<document/>")
    with pytest.raises(WorkbookError, match=f"这是 {program} 文件"):
        list(read_rows(out))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = _with_part("xl/media/a.bin", b"\0" * (workbook.MAX_UNPACKED + 1))
    assert len(bomb.getvalue()) < 1_000_000
    with pytest.raises(WorkbookError, match="解压后过大"):
        list(read_rows(bomb))


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<?xml version="1.0"?><!DOCTYPE a><a/>'.encode("utf-16"),
    ],
)
def test_declared_entities_are_refused(content: bytes) -> None:
    with pytest.raises(WorkbookError, match="DTD"):
        list(read_rows(_with_part("xl/worksheets/sheet1.xml", content)))


def test_a_damaged_sheet_is_refused_not_crashed_on() -> None:
    with pytest.raises(WorkbookError, match="已损坏"):
        list(read_rows(_with_part("xl/workbook.xml", b"<workbook")))


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 2)
    with pytest.raises(WorkbookError, match="超过 2 行"):
        list(read_rows(_book(["a"], ["b"], ["c"])))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["", "=", "+", "-", "@", "\t", "\r"]), st.text(max_size=30))
def test_no_text_is_ever_written_as_a_formula(lead: str, rest: str) -> None:
    book, sheet = new_sheet("单位")
    put_row(sheet, 1, ["x", lead + rest])
    cell = load_workbook(_saved(book)).worksheets[0].cell(1, 2)
    assert cell.data_type != "f"
    kept = writable(lead + rest)
    if kept[:1] in tuple("=+-@"):
        assert cell.quotePrefix
        assert str(cell.value).split() == kept.split()  # XML may turn one line break into another
