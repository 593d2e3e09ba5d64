"""A list of units goes out and comes back without loss; what is wrong with a row is said, by row."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from jiannuo.kernel.workbook import WorkbookError
from jiannuo.people.actions.import_units import import_units
from jiannuo.people.lists import texts
from jiannuo.people.lists.plan import Plan, plan_import
from jiannuo.people.lists.reading import read_list
from jiannuo.people.lists.writing import write_template, write_units
from jiannuo.people.models import Unit, UnitAlias, UnitDuty

HEADINGS = ["编码", "名称", "别名", "类别", "上级编码", "上级主管", "职责词", "生效日期", "失效日期"]


def _file(*rows: list[object], headings: list[str] | None = None) -> io.BytesIO:
    book = Workbook()
    book.worksheets[0].append(headings or HEADINGS)
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out


def _plan(*rows: list[object], headings: list[str] | None = None) -> Plan:
    return plan_import(read_list(_file(*rows, headings=headings)))


def _row(**cells: object) -> list[object]:
    row: dict[str, object] = {"编码": "A", "名称": "区教育局", "类别": "政府部门"}
    row.update(cells)
    return [row.get(heading) for heading in HEADINGS]


@pytest.mark.usefixtures("district")
def test_exporting_and_importing_changes_nothing(tmp_path: Path) -> None:
    write_units(Unit.objects.all(), tmp_path / "units.xlsx")
    plan = plan_import(read_list(tmp_path / "units.xlsx"))
    assert (plan.empty, plan.same, plan.problems, plan.untouched) == (True, 6, [], 0)


NAMES = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
SINGLE = NAMES.filter(lambda name: not set(name) & set("、，,；;*×＊"))


@pytest.mark.django_db
@settings(max_examples=40, deadline=None)
@given(
    name=NAMES,
    aliases=st.lists(SINGLE, unique=True, max_size=3),
    duties=st.dictionaries(SINGLE, st.integers(1, 3), max_size=4),
    first=st.none() | st.dates(date(1949, 10, 1)),
)
def test_any_unit_survives_the_round_trip(
    name: str, aliases: list[str], duties: dict[str, int], first: date | None
) -> None:
    with transaction.atomic():
        unit = Unit.objects.create(code="=A1", name=name, kind="government", valid_from=first)
        UnitAlias.objects.bulk_create([UnitAlias(unit=unit, name=alias) for alias in aliases])
        UnitDuty.objects.bulk_create([UnitDuty(unit=unit, word=w, weight=n) for w, n in duties.items()])
        before, out = texts.texts_of(unit), io.BytesIO()
        write_units([unit], out)
        unit.delete()
        plan = plan_import(read_list(out))
        assert plan.problems == []
        import_units(plan)
        assert texts.texts_of(Unit.objects.get(code="=A1")) == before
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_a_new_list_is_applied_with_superiors_further_down() -> None:
    plan = _plan(
        _row(编码="B", 名称="区房管中心", 上级编码="A"),
        _row(别名="教育局、教委", 职责词="幼儿园*3、学位", 生效日期="2024年3月1日", 上级主管="市教育局"),
    )
    assert import_units(plan) == 2
    unit = Unit.objects.get(code="A")
    assert (unit.valid_from, unit.confirmed) == (date(2024, 3, 1), True)
    assert [alias.name for alias in unit.aliases.all()] == ["教育局", "教委"]
    assert [(duty.word, duty.weight) for duty in unit.duties.all()] == [("幼儿园", 3), ("学位", 2)]
    assert Unit.objects.get(code="B").parent == unit


@pytest.mark.django_db
def test_headings_of_existing_lists_are_understood() -> None:
    plan = _plan(["A", "区教育局", "部门"], headings=["单位编码 *", "单位名称（简称）", "单位类别"])
    assert [change.after["name"] for change in plan.added] == ["区教育局"]


@pytest.mark.usefixtures("district")
def test_a_column_the_file_lacks_keeps_what_is_there() -> None:
    plan = _plan(["ZJJ", "区住建局", "政府部门"], headings=["编码", "名称", "类别"])
    import_units(plan)
    unit = Unit.objects.get(code="ZJJ")
    assert [alias.name for alias in unit.aliases.all()] == ["区建设局"]
    assert unit.duties.count() == 3
    assert unit.parent is not None


@pytest.mark.usefixtures("district")
def test_a_duty_word_that_stays_keeps_its_source() -> None:
    UnitDuty.objects.filter(word="危房").update(source="三定规定")
    import_units(_plan(_row(编码="ZJJ", 名称="区住建局", 职责词="危房*2、电梯*3")))
    kept = UnitDuty.objects.get(word="危房")
    assert (kept.source, kept.weight) == ("三定规定", 2)
    assert not UnitDuty.objects.filter(word="物业").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cells", "column", "cause"),
    [
        ({"编码": None, "名称": "某局"}, "编码", "不能为空"),
        ({"类别": "派出所"}, "类别", "没有“派出所”这个类别"),
        ({"名称": "局" * 101}, "名称", "超过 100 个字"),
        ({"名称": "=1+1"}, "名称", "是公式"),
        ({"上级编码": "X"}, "上级编码", "没有编码为“X”的单位"),
        ({"上级编码": "A"}, "上级编码", "不能是本单位"),
        ({"职责词": "幼儿园*9"}, "职责词", "权重应为 1、2 或 3"),
        ({"生效日期": "去年"}, "生效日期", "不是日期"),
        ({"生效日期": "2024-02-30"}, "生效日期", "不是日期"),
        ({"生效日期": "2024-03-01", "失效日期": "2024-02-29"}, "失效日期", "早于生效日期"),
    ],
)
def test_a_broken_row_is_named_with_its_cause(cells: dict[str, object], column: str, cause: str) -> None:
    plan = _plan(_row(**cells))
    assert plan.added == []
    assert [(p.row, p.column) for p in plan.problems] == [(2, column)]
    assert cause in plan.problems[0].cause


@pytest.mark.django_db
def test_a_division_code_is_held_to_the_standard() -> None:
    plan = _plan(["A", "临江街道", "街道", "3302"], headings=["编码", "名称", "类别", "区划代码"])
    assert "是 4 位" in plan.problems[0].cause


@pytest.mark.django_db
def test_a_code_twice_in_the_file_is_refused() -> None:
    plan = _plan(_row(), _row(名称="区民政局"))
    assert [str(problem) for problem in plan.problems] == ["第 3 行“编码”：与第 2 行重复。"]


@pytest.mark.django_db
def test_a_row_below_a_broken_row_is_broken_too() -> None:
    plan = _plan(
        _row(类别="?"), _row(编码="B", 名称="乙", 上级编码="A"), _row(编码="C", 名称="丙", 上级编码="B")
    )
    assert plan.broken_rows == [2, 3, 4]


@pytest.mark.usefixtures("district")
def test_a_name_of_another_unit_is_refused_unless_that_unit_is_gone() -> None:
    assert "也是单位 ZJJ 的名称" in _plan(_row(别名="区建设局")).problems[0].cause
    assert _plan(_row(名称="旧港街道", 生效日期="2020-01-01")).problems == []


@pytest.mark.django_db
def test_superiors_in_a_ring_are_refused() -> None:
    plan = _plan(_row(上级编码="B"), _row(编码="B", 名称="乙", 上级编码="A"))
    assert plan.broken_rows == [2, 3]


@pytest.mark.parametrize(
    ("headings", "cause"),
    [
        (["甲", "乙", "丙"], "没有找到表头"),
        (["编码", "名称"], "缺少必填的列：类别"),
        (["编码", "代码", "名称", "类别"], "两列都表示“编码”"),
    ],
)
def test_a_file_without_the_needed_headings_is_refused(headings: list[str], cause: str) -> None:
    with pytest.raises(WorkbookError, match=cause):
        read_list(_file(headings=headings))


def test_headings_nobody_knows_are_told() -> None:
    assert read_list(_file(headings=[*HEADINGS, "车牌号"])).unknown == ("车牌号",)


def test_the_template_is_a_list_without_units(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    assert read_list(tmp_path / "t.xlsx").rows == ()
