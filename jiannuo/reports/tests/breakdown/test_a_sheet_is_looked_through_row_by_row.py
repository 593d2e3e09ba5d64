import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook

from jiannuo.reports.actions.breakdown import correct, merge
from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.breakdown.sheet.reading import read_xlsx
from jiannuo.reports.breakdown.sheet.writing import HEAD
from jiannuo.reports.models import Task
from jiannuo.reports.tests.breakdown.conftest import District, Officer, seen
from jiannuo.reports.tests.breakdown.sheets import AT, Change, altered, planned, put, taken_out


def _problems(district: District, officer: Officer, change: Change) -> dict[int, str]:
    """The problems by row of the table, counted from 1."""
    content = altered(taken_out(officer.viewer, district.report), change)
    plan = planned(officer.viewer, district.report, content)
    return {row.line - HEAD: "；".join(row.problems) for row in plan.faulty}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"lead_unit": "青禾区城建局"}, "没有“青禾区城建局”这个单位"),
        ({"lead_unit": "青禾区教育"}, "是不是：青禾区教育局"),
        ({"assisting_units": "区住建局、水产局"}, "没有“水产局”这个单位"),
        ({"lead_unit": "区住建局", "assisting_units": "青禾区住房和城乡建设局"}, "不能同时列为配合单位"),
        ({"due_on": "年底前"}, "“年底前”不是日期"),
        ({"due_on": "2031-02-30"}, "不是日期"),
        ({"domain": "水产"}, "没有“水产”这个领域"),
        ({"quantified": "也许"}, "应填是或否"),
        ({"state": "办结"}, "没有“办结”这个状态"),
        ({"state": "已确认"}, "不能确认：缺少牵头单位、完成时限"),
        ({"state": "不列入"}, "请在备注中写明理由"),
        ({"leader_post": "张三"}, "没有“张三”这个区领导岗位"),
        ({"object": None}, "“对象”不能为空"),
        ({"note": "=1+1"}, "是公式"),
        ({"key": "abc"}, "编号“abc”被改动过"),
        ({"key": "99-1"}, "属于另一份报告"),
        ({"revision": 7}, "版本“7”被改动过"),
        ({"quote": "改造小区"}, "报告原文不能改"),
    ],
)
def test_each_problem_is_named_at_its_row(
    district: District, officer: Officer, values: dict[str, Any], words: str
) -> None:
    found = _problems(district, officer, put(1, **values))
    assert list(found) == [1]
    assert words in found[1]


def test_the_other_rows_are_still_taken(district: District, officer: Officer) -> None:
    def change(sheet: Any) -> None:
        put(1, due_on="年底前")(sheet)
        put(2, note="按季调度")(sheet)

    content = altered(taken_out(officer.viewer, district.report), change)
    plan = planned(officer.viewer, district.report, content)
    assert [row.line - HEAD for row in plan.changed] == [2]


def test_a_copied_row_is_told_from_its_original(district: District, officer: Officer) -> None:
    def change(sheet: Any) -> None:
        for key in AT:
            sheet.cell(HEAD + 5, AT[key]).value = sheet.cell(HEAD + 1, AT[key]).value

    assert "编号与前面一行重复" in _problems(district, officer, change)[5]


def test_a_row_that_was_merged_away_is_named(district: District, officer: Officer, tasks: list[Task]) -> None:
    content = taken_out(officer.viewer, district.report)
    merge(**officer.acting, report=district.report, seen=[seen(tasks[0]), seen(tasks[1])])
    plan = planned(officer.viewer, district.report, content)
    assert "已不在分解表中" in plan.faulty[-1].problems[0]


def test_columns_that_are_gone_or_renamed_are_named(district: District, officer: Officer) -> None:
    def change(sheet: Any) -> None:
        sheet.cell(HEAD, AT["note"]).value = "说明"
        sheet.cell(HEAD, AT["measure"]).value = None
        sheet.cell(HEAD + 1, AT["note"]).value = "不会导入"

    content = altered(taken_out(officer.viewer, district.report), change)
    plan = planned(officer.viewer, district.report, content)
    assert plan.missing_columns == ["具体举措", "备注"]
    assert plan.unknown_columns == ("说明",)
    assert not plan.changed


def test_columns_may_stand_in_another_order(district: District, officer: Officer) -> None:
    content = altered(
        taken_out(officer.viewer, district.report), lambda sheet: sheet.move_range("R2:R6", cols=8)
    )
    plan = planned(officer.viewer, district.report, content)
    assert (plan.missing_columns, plan.changed, plan.faulty) == ([], [], [])


def test_what_others_changed_since_is_kept(
    district: District, officer: Officer, tasks: list[Task], hire: Callable[..., Officer]
) -> None:
    content = altered(taken_out(officer.viewer, district.report), put(1, note="表中改的"))
    correct(
        **hire("王芳").acting, report=district.report, seen=seen(tasks[0]), values={"measure": "页面上改的"}
    )
    (row,) = planned(officer.viewer, district.report, content).changed
    assert [change.label for change in row.changes] == ["备注"]


def test_a_cell_both_have_changed_is_a_conflict(
    district: District, officer: Officer, tasks: list[Task], hire: Callable[..., Officer]
) -> None:
    content = altered(taken_out(officer.viewer, district.report), put(1, note="表中改的"))
    correct(**hire("王芳").acting, report=district.report, seen=seen(tasks[0]), values={"note": "页面上改的"})
    (row,) = planned(officer.viewer, district.report, content).faulty
    assert "“备注”在导出之后已由王芳改为“页面上改的”" in row.problems[0]


def test_a_confirmed_row_that_changes_is_shown_to_lose_its_confirmation(
    district: District, officer: Officer, ready: list[Task]
) -> None:
    Task.objects.filter(pk=ready[0].pk).update(state="confirmed", confirmed_by=officer.account)
    content = altered(taken_out(officer.viewer, district.report), put(1, note="改"))
    (row,) = planned(officer.viewer, district.report, content).changed
    assert row.loses_confirmation


def test_units_that_must_be_asked_are_asked_about(district: District, officer: Officer) -> None:
    content = altered(taken_out(officer.viewer, district.report), put(1, lead_unit=district.party.name))
    plan = planned(officer.viewer, district.report, content)
    assert [doubt.code for doubt in plan.doubts] == [f"consent:{district.party.code}"]


def _book(*rows: list[str]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "文件是空的"),
        (b"PK\x03\x04 not really", "不是 .xlsx"),
        ("序号,领域\n1,教育".encode(), "不是 .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "密码"),
        (_book(["甲", "乙"], ["1", "2"]), "没有找到任务分解表的表头"),
        (_book(["序号", "领域", "对象", "备注"]), "缺少隐藏的“编号（勿改）”列"),
        (_book(["编号（勿改）", "领域", "对象", "对象"]), "两列都叫“对象”"),
    ],
)
def test_a_file_that_is_not_the_table_is_refused_in_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        read_xlsx(io.BytesIO(content))
    assert "\n" not in str(refusal.value)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(Refused, match="过大"):
        read_xlsx(io.BytesIO(_bomb()))
