import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from jiannuo.reports.breakdown.document import write_docx
from jiannuo.reports.breakdown.document.table import COLUMNS
from jiannuo.reports.models import Task
from jiannuo.reports.queries.breakdown import Filters, table
from jiannuo.reports.tests.breakdown.conftest import District, Officer

Write = Callable[..., Any]


@pytest.fixture
def written(district: District, officer: Officer) -> Write:
    """Write the document and open it again."""

    def write(*, items: bool = False) -> Any:
        rows = [row for g in table(officer.viewer, district.report, Filters()).groups for row in g.rows]
        file = io.BytesIO()
        write_docx(district.report, rows, file, items=items)
        return docx.Document(io.BytesIO(file.getvalue()))

    return write


def _text(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_the_page_is_a4_with_the_margins_of_the_standard(written: Write) -> None:
    page = written().sections[0]
    assert [round(length.mm) for length in (page.page_width, page.page_height)] == [210, 297]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(length.mm) for length in margins] == [37, 35, 28, 26]
    assert round((page.page_width - page.left_margin - page.right_margin) / 36000) == 156
    assert round((page.page_height - page.top_margin - page.bottom_margin) / 36000) == 225


def test_the_grid_holds_22_lines_of_28_characters(written: Write) -> None:
    grid = written().sections[0]._sectPr.find(qn("w:docGrid"))
    assert grid is not None
    assert grid.get(qn("w:type")) == "linesAndChars"
    pitch = int(grid.get(qn("w:linePitch")))
    assert 225 / 25.4 * 1440 // pitch == 22
    character = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    assert int(156 / 25.4 * 72 / character + 1e-3) == 28


def test_the_table_lies_on_its_side_within_the_turned_page(written: Write) -> None:
    document = written()
    page = document.sections[1]
    assert page.page_width > page.page_height
    room = page.page_width - page.left_margin - page.right_margin
    assert sum(width for _heading, width in COLUMNS) == round(room / 36000) == 225
    (only,) = document.tables
    assert [cell.text for cell in only.rows[0].cells] == [heading for heading, _width in COLUMNS]
    assert only.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert len(only.rows) == 5


def _fonts(document: Any, starts: str) -> set[tuple[str, float]]:
    return {
        (run._element.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt)
        for paragraph in document.paragraphs
        if paragraph.text.startswith(starts)
        for run in paragraph.runs
    }


def test_type_is_that_of_the_standard(written: Write) -> None:
    document = written(items=True)
    assert _fonts(document, "任务分解表") == {("方正小标宋简体", 22)}
    assert _fonts(document, "一、") == {("黑体", 16)}
    assert _fonts(document, "（一）") == {("楷体_GB2312", 16)}
    assert _fonts(document, "改造老旧小区") == {("仿宋_GB2312", 16)}


def test_pages_are_numbered_outside(written: Write) -> None:
    document = written()
    assert document.settings.odd_and_even_pages_header_footer
    page = document.sections[0]
    for footer, side in ((page.footer, "RIGHT"), (page.even_page_footer, "LEFT")):
        (line,) = footer.paragraphs
        assert line.alignment is not None
        assert line.alignment.name == side
        assert line.text.startswith("— ")
        assert "PAGE" in line._element.xml
        assert {run.font.size.pt for run in line.runs if run.font.size} == {14}


def test_a_draft_says_so_until_the_last_row_is_confirmed(written: Write, ready: list[Task]) -> None:
    document = written()
    assert "（征求意见稿）" in _text(document)
    assert document.sections[0].header.paragraphs[0].text == "征求意见稿"
    Task.objects.update(state="confirmed")
    document = written()
    assert "征求意见稿" not in _text(document)
    assert document.sections[0].header.paragraphs[0].text == ""
    assert "待确认" not in _text(document) + document.tables[0]._tbl.xml


def test_every_task_stands_in_both_forms(written: Write, ready: list[Task], district: District) -> None:
    ready[0].assisting_units.set([district.roads])
    in_table = "\n".join(cell.text for row in written().tables[0].rows for cell in row.cells)
    in_items = _text(written(items=True))
    for task in ready:
        assert task.quote in in_table
        assert task.quote in in_items
    assert "牵头单位：青禾区住房和城乡建设局；配合单位：青禾区城市管理局" in in_items
    assert "2031年\n11月30日" in in_table


def test_domains_are_counted_in_chinese(written: Write) -> None:
    text = _text(written(items=True))
    assert [line for line in text.split("\n") if line[1:2] == "、"] == [
        "一、城市更新",
        "二、城市管理",
        "三、教育",
    ]


def test_characters_fit_the_cells_of_the_grid(written: Write) -> None:
    """LibreOffice gives a character that is wider than a cell two of them."""
    document = written()
    spacing = document.styles["Normal"].element.rPr.find(qn("w:spacing"))
    cell = 16 + int(document.sections[0]._sectPr.find(qn("w:docGrid")).get(qn("w:charSpace"))) / 4096
    assert 16 + int(spacing.get(qn("w:val"))) / 20 <= cell


def test_tasks_are_named_in_the_order_of_the_report(written: Write, tasks: list[Task]) -> None:
    Task.objects.filter(pk=tasks[0].pk).update(quote="老旧小区改造40个")
    assert "（一）老旧小区改造\n" in _text(written(items=True))
