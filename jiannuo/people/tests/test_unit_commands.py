"""``jiannuo units`` asks before it writes, writes nothing from a broken file, and says so by exit code."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from jiannuo.people.commands import accounts, units
from jiannuo.people.models import Unit

pytestmark = pytest.mark.django_db


def _file(folder: Path, *rows: list[str]) -> Path:
    book = Workbook()
    for row in (["编码", "名称", "类别"], *rows):
        book.worksheets[0].append(row)
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


def _run(*arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(units, [str(argument) for argument in arguments], input=answer)


def test_it_shows_asks_and_applies(tmp_path: Path) -> None:
    result = _run("import", str(_file(tmp_path, ["A", "甲", "部门"])), answer="y\n")
    assert result.exit_code == 0
    assert "新增 A 甲" in result.output
    assert "已导入 1 个单位" in result.output
    assert Unit.objects.count() == 1


def test_saying_no_applies_nothing(tmp_path: Path) -> None:
    result = _run("import", str(_file(tmp_path, ["A", "甲", "部门"])), answer="n\n")
    assert (result.exit_code, Unit.objects.count()) == (1, 0)


def test_a_dry_run_applies_nothing(tmp_path: Path) -> None:
    result = _run("import", "--dry-run", "--yes", str(_file(tmp_path, ["A", "甲", "部门"])))
    assert (result.exit_code, Unit.objects.count()) == (0, 0)


def test_one_broken_row_stops_all(tmp_path: Path) -> None:
    result = _run("import", "--yes", str(_file(tmp_path, ["A", "甲", "部门"], ["B", "乙", "?"])))
    assert (result.exit_code, Unit.objects.count()) == (3, 0)
    assert "第 3 行“类别”" in result.output


def test_skip_broken_applies_the_sound_rows(tmp_path: Path) -> None:
    file = _file(tmp_path, ["A", "甲", "部门"], ["B", "乙", "?"])
    result = _run("import", "--yes", "--skip-broken", str(file))
    assert result.exit_code == 0
    assert [unit.code for unit in Unit.objects.all()] == ["A"]


def test_a_file_that_is_no_workbook_has_its_own_exit_code(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("编码,名称")
    result = _run("import", str(tmp_path / "a.xlsx"))
    assert result.exit_code == 4
    assert "不是 .xlsx 工作簿" in result.output


@pytest.mark.usefixtures("district")
def test_what_is_exported_imports_without_a_change(tmp_path: Path) -> None:
    assert _run("export", str(tmp_path / "u.xlsx")).exit_code == 0
    result = _run("import", "--yes", str(tmp_path / "u.xlsx"))
    assert "新增 0，修改 0，不变 5" in result.output
    assert "未列入文件的 1 个单位" in result.output


def test_the_template_is_understood_but_has_nothing_to_import(tmp_path: Path) -> None:
    assert _run("template", str(tmp_path / "t.xlsx")).exit_code == 0
    result = _run("import", str(tmp_path / "t.xlsx"))
    assert result.exit_code == 4
    assert "表头下面没有单位" in result.output


@pytest.mark.usefixtures("district")
def test_demo_accounts_are_created_once() -> None:
    for _time in range(2):
        result = CliRunner().invoke(accounts, [])
        assert result.exit_code == 0
    assert "demo-supervision" in result.output
