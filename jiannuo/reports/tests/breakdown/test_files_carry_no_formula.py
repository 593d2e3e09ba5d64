import csv
import io

import pytest
from openpyxl import load_workbook

from jiannuo.reports.breakdown.sheet.writing import HEAD, write_csv
from jiannuo.reports.models import Task
from jiannuo.reports.queries.breakdown import Filters, table
from jiannuo.reports.tests.breakdown.conftest import District, Officer
from jiannuo.reports.tests.breakdown.sheets import AT, taken_out

FORMULAS = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_never_becomes_a_formula_in_xlsx(
    district: District, officer: Officer, tasks: list[Task], text: str
) -> None:
    Task.objects.filter(pk=tasks[0].pk).update(note=text)
    content = taken_out(officer.viewer, district.report)
    cell = load_workbook(io.BytesIO(content)).worksheets[0].cell(HEAD + 1, AT["note"])
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_never_becomes_a_formula_in_csv(
    district: District, officer: Officer, tasks: list[Task], text: str
) -> None:
    Task.objects.filter(pk=tasks[0].pk).update(note=text)
    file = io.StringIO()
    rows = [row for g in table(officer.viewer, district.report, Filters()).groups for row in g.rows]
    write_csv(rows, file)
    lines = list(csv.DictReader(io.StringIO(file.getvalue())))
    assert lines[0]["备注"] == f"'{text}"
    assert "编号（勿改）" not in lines[0]


def test_the_workbook_is_set_up_to_work_in_and_to_print(district: District, officer: Officer) -> None:
    book = load_workbook(io.BytesIO(taken_out(officer.viewer, district.report)))
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == f"D{HEAD + 1}"
    assert sheet.print_title_rows == f"$1:${HEAD}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    hidden = [letter for letter, size in sheet.column_dimensions.items() if size.hidden]
    assert len(hidden) == 2
    assert book.worksheets[1].sheet_state == "hidden"
    offered = {str(rule.sqref).split("3")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert set(offered) == {"B", "F", "H", "J", "Q"}
    names = [cell.value for cell in book.worksheets[1]["C"] if cell.value]
    assert district.housing.name in names
    assert district.gone.name not in names
