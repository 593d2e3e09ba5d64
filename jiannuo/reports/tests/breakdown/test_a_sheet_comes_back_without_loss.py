import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from jiannuo.people.models import Unit
from jiannuo.reports.actions.breakdown import correct
from jiannuo.reports.breakdown.sheet.writing import HEAD
from jiannuo.reports.breakdown.snapshot import snapshot
from jiannuo.reports.domains import Domain
from jiannuo.reports.models import Task, TaskChange
from jiannuo.reports.tests.breakdown.conftest import District, Officer, seen
from jiannuo.reports.tests.breakdown.sheets import AT, altered, planned, put, taken_out

TEXT = st.text(
    st.one_of(st.sampled_from("=+-@'\"<&\n_x000D_，、；\t （）"), st.characters(exclude_categories=["Cs"])),
    max_size=40,
)
# every example writes and reads workbooks: to shrink one takes minutes and says little more
FEW = settings(
    deadline=None,
    max_examples=8,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _values(data: st.DataObject, district: District) -> dict[str, Any]:
    units = list(Unit.objects.filter(kind="government", valid_to=None))
    lead = data.draw(st.sampled_from([None, *units]))
    return {
        "object": "事" + data.draw(TEXT),
        "action": data.draw(TEXT),
        "targets": data.draw(TEXT),
        "measure": data.draw(TEXT),
        "note": data.draw(TEXT),
        "domain": data.draw(st.sampled_from(Domain.values)),
        "quantified": data.draw(st.booleans()),
        "lead_unit": lead,
        "assisting_units": [u for u in data.draw(st.lists(st.sampled_from(units), unique=True)) if u != lead],
        "leader_post": data.draw(st.sampled_from([None, district.mayor])),
        "due_on": data.draw(st.none() | st.dates(date(1990, 1, 1), date(2099, 12, 31))),
        "milestones": data.draw(st.just([]) | st.lists(TEXT, min_size=4, max_size=4)),
    }


@FEW
@given(data=st.data(), language=st.sampled_from(["zh-hans", "en"]))
def test_a_sheet_nobody_touched_changes_nothing(
    district: District, officer: Officer, data: st.DataObject, language: str
) -> None:
    task = Task.objects.filter(report=district.report).first()
    assert task is not None
    correct(**officer.acting, report=district.report, seen=seen(task), values=_values(data, district))
    with override(language):
        content = taken_out(officer.viewer, district.report)
    plan = planned(officer.viewer, district.report, content)
    assert [row.problems for row in plan.rows if row.problems] == []
    assert [row.changes for row in plan.rows if row.changes] == []
    assert plan.absent == []
    assert (plan.missing_columns, plan.unknown_columns) == ([], ())


@FEW
@given(data=st.data())
def test_what_is_typed_into_a_sheet_arrives_as_typed(
    district: District, officer: Officer, data: st.DataObject
) -> None:
    """A row written by hand on the page and the same row written in a sheet come out the same."""
    by_hand, by_sheet, *_ = Task.objects.filter(report=district.report).order_by("pk")
    for task in (by_hand, by_sheet):
        correct(**officer.acting, report=district.report, seen=seen(task), values={"note": ""})
    blank = taken_out(officer.viewer, district.report)
    correct(**officer.acting, report=district.report, seen=seen(by_hand), values=_values(data, district))
    filled = load_workbook(io.BytesIO(taken_out(officer.viewer, district.report))).worksheets[0]
    copied = {
        key: filled.cell(HEAD + 1, AT[key]) for key in AT if key not in ("number", "quote", "key", "revision")
    }

    def copy(sheet: Any) -> None:
        for key, cell in copied.items():
            at = sheet.cell(HEAD + 2, AT[key])
            at.value = cell.value
            if isinstance(cell.value, str):
                at.data_type = "s"

    client = Client()
    client.force_login(officer.account)
    _hand_in(client, district, altered(blank, copy))
    same = {"order", "start", "end", "quote", "heading", "suggestion", "confirmed_at", "origin"}
    one, other = (snapshot(Task.objects.get(pk=task.pk)) for task in (by_hand, by_sheet))
    assert one | dict.fromkeys(same) == other | dict.fromkeys(same)


def _hand_in(client: Client, district: District, content: bytes, **agreeing: Any) -> Any:
    """Upload, look at the preview, agree."""
    file = io.BytesIO(content)
    file.name = "分解表.xlsx"
    preview = client.post(reverse("reports:breakdown_import", args=[district.report.pk]), {"file": file})
    assert preview.status_code == 200, preview.content.decode()
    token = preview.context["token"]
    return client.post(
        reverse("reports:breakdown_take", args=[district.report.pk]),
        {"token": token, **agreeing},
        follow=True,
    )


@pytest.fixture
def desk(client: Client, officer: Officer) -> Client:
    client.force_login(officer.account)
    return client


def test_nothing_is_written_before_the_officer_agrees(
    desk: Client, district: District, officer: Officer
) -> None:
    content = altered(taken_out(officer.viewer, district.report), put(1, note="改"))
    file = io.BytesIO(content)
    file.name = "分解表.xlsx"
    answer = desk.post(reverse("reports:breakdown_import", args=[district.report.pk]), {"file": file})
    assert "<ins>改</ins>" in answer.content.decode()
    assert not TaskChange.objects.exists()


def test_everything_agreed_to_is_written_in_one_act_and_undone_as_one(
    desk: Client, district: District, officer: Officer, ready: list[Task]
) -> None:
    content = taken_out(officer.viewer, district.report)
    before = [snapshot(task) for task in Task.objects.all()]

    def change(sheet: Any) -> None:
        put(1, state="已确认")(sheet)
        put(2, lead_unit="区住建局", due_on="2031年6月30日", q3="主体完工")(sheet)
        put(3, state="不列入", note="与第 1 项重复")(sheet)
        put(5, quote="", object="口袋公园", action="新建", domain="城市管理", due_on=date(2031, 9, 1))(sheet)

    answer = _hand_in(desk, district, altered(content, change)).content.decode()
    assert "已按表格修改 4 项" in answer
    rows = list(Task.objects.order_by("order"))
    assert [task.state for task in rows] == ["confirmed", "draft", "dropped", "draft", "draft"]
    assert (rows[1].lead_unit, rows[1].due_on) == (district.housing, date(2031, 6, 30))
    assert rows[1].milestones == ["", "", "主体完工", ""]
    assert (rows[4].object, rows[4].origin, rows[4].due_on) == ("口袋公园", "added", date(2031, 9, 1))
    assert set(TaskChange.objects.values_list("kind", flat=True)) == {"import"}
    desk.post(reverse("reports:breakdown_undo", args=[district.report.pk]))
    assert [snapshot(task) for task in Task.objects.exclude(state="void")] == before


def test_rows_that_were_deleted_stay_unless_ticked(
    desk: Client, district: District, officer: Officer, tasks: list[Task]
) -> None:
    content = altered(
        taken_out(officer.viewer, district.report), lambda sheet: sheet.delete_rows(HEAD + 2, 2)
    )
    assert [row.task for row in planned(officer.viewer, district.report, content).absent] == tasks[1:3]
    _hand_in(desk, district, content, absent=f"{tasks[1].pk}:0")
    assert list(Task.objects.filter(state="dropped")) == [tasks[1]]


def test_what_changes_between_preview_and_agreement_stops_everything(
    desk: Client, district: District, officer: Officer, tasks: list[Task]
) -> None:
    content = altered(taken_out(officer.viewer, district.report), put(1, note="改"))
    file = io.BytesIO(content)
    file.name = "分解表.xlsx"
    url = reverse("reports:breakdown_import", args=[district.report.pk])
    token = desk.post(url, {"file": file}).context["token"]
    correct(**officer.acting, report=district.report, seen=seen(tasks[0]), values={"object": "旧小区"})
    answer = desk.post(reverse("reports:breakdown_take", args=[district.report.pk]), {"token": token})
    assert answer.status_code == 422
    assert "已被他人修改" in answer.content.decode()
    tasks[0].refresh_from_db()
    assert tasks[0].note == ""


def test_a_preview_is_good_for_its_officer_and_report_only(
    desk: Client, district: District, officer: Officer, hire: Any
) -> None:
    content = altered(taken_out(officer.viewer, district.report), put(1, note="改"))
    file = io.BytesIO(content)
    file.name = "分解表.xlsx"
    url = reverse("reports:breakdown_import", args=[district.report.pk])
    token = desk.post(url, {"file": file}).context["token"]
    take = reverse("reports:breakdown_take", args=[district.report.pk])
    assert desk.post(take, {"token": token[:-2]}).status_code == 422
    desk.force_login(hire("王芳").account)
    assert desk.post(take, {"token": token}).status_code == 422
    assert not TaskChange.objects.exists()
