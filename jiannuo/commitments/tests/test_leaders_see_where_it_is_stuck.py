"""The leaders' page and the wall screen: what is stuck, since when, with whom and why."""

import io
from dataclasses import replace
from datetime import date

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from jiannuo.commitments.actions.draft import Promised, draft_commitments
from jiannuo.commitments.lights.freezing import freeze_lights
from jiannuo.commitments.models import Commitment
from jiannuo.commitments.queries import board
from jiannuo.commitments.queries.stuck import Stuck, stuck
from jiannuo.commitments.queries.trend import trend
from jiannuo.commitments.tests.conftest import District, on, report_progress
from jiannuo.kernel.act import act
from jiannuo.people.models import Account
from jiannuo.people.viewer import Viewer

ADDRESSES = ("commitments:overview", "commitments:wall", "commitments:overview_export")


def client_of(viewer: Viewer) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=viewer.account_id or 0))
    return client


@pytest.fixture
def second(district: District, promised: Promised) -> Commitment:
    """Another promise of the same bureau, further behind than the first."""
    task = apps.get_model("reports.Task").objects.get(pk=promised.task_id)
    task.pk, task.order = None, 2
    task.save()
    other = replace(promised, task_id=task.pk, number=2, title="新建口袋公园", domain="environment")
    with on("2024-01-08"):
        row = draft_commitments([other], actor=district.supervisor)[0]
    with on("2024-01-10"):
        act(row, "approve_draft", actor=district.leader)
        act(row, "dispatch", actor=district.supervisor)
        act(row, "sign", actor=district.officer)
    return row


def seen(district: District) -> list[Stuck]:
    return stuck(board.lamps_of(board.rows_of(district.leader, 2024)))


def test_a_missed_quarter_is_stuck_with_its_unit_and_its_figures(
    district: District, moving: Commitment
) -> None:
    report_progress(moving, district.officer, "2024-03-30", "8", problems="征收没有签完")
    for day in ("2024-02-01", "2024-03-01", "2024-04-01"):
        with on(day, 1):
            freeze_lights()
    with on("2024-04-20"):
        (one,) = seen(district)
        assert one.days == 20
    assert one.since == date(2024, 3, 31)
    assert "区住建局" in one.who
    assert one.said == "征收没有签完"
    assert "8%" in one.why


def test_of_two_equally_long_the_one_further_behind_comes_first(
    district: District, moving: Commitment, second: Commitment
) -> None:
    report_progress(moving, district.officer, "2024-03-30", "8")
    report_progress(second, district.officer, "2024-03-30", "2")
    for day in ("2024-02-01", "2024-03-01", "2024-04-01"):
        with on(day, 1):
            freeze_lights()
    with on("2024-04-02"):
        assert [one.lamp.row.number for one in seen(district)] == [2, 1]


def test_a_limit_run_out_is_stuck_whatever_the_light(district: District, drafted: Commitment) -> None:
    with on("2024-01-10"):
        act(drafted, "approve_draft", actor=district.leader)
        act(drafted, "dispatch", actor=district.supervisor)
    with on("2024-02-10"):
        (one,) = seen(district)
        assert "签收期限" in one.why
        assert one.lamp.row.state == "dispatched"


def test_what_moves_in_time_is_not_stuck(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-30", "9")
    with on("2024-02-01"):
        assert seen(district) == []


def test_past_months_and_today_stand_side_by_side(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-30", "9")
    with on("2024-02-01", 1):
        freeze_lights()
        months = trend(board.lamps_of(board.rows_of(district.leader, 2024)))
    assert months.months == ["1月", "今天"]
    assert all(len(numbers) == 2 for numbers in months.series.values())
    assert [sum(column) for column in zip(*months.series.values(), strict=True)] == [1, 1]


def test_the_page_counts_what_its_filters_leave(
    district: District, moving: Commitment, second: Commitment
) -> None:
    client = client_of(district.leader)
    with on("2024-02-01"):
        everything = client.get(reverse("commitments:overview"))
        one = client.get(reverse("commitments:overview"), {"domain": "environment"})
        none = client.get(reverse("commitments:overview"), {"unit": "999999", "page": "x"})
    assert len(everything.context["this"].lamps) == 2
    assert [lamp.row for lamp in one.context["this"].lamps] == [second]
    assert "没有符合条件的事项" in none.content.decode()


def test_the_workbook_holds_what_the_page_shows(
    district: District, moving: Commitment, second: Commitment
) -> None:
    with on("2024-02-01"):
        answer = client_of(district.leader).get(
            reverse("commitments:overview_export"), {"domain": "environment"}
        )
    (sheet,) = load_workbook(io.BytesIO(answer.content)).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    words = [str(cell) for row in rows for cell in row if cell]
    assert second.title in words
    assert moving.title not in words


def test_the_wall_asks_only_for_what_changes(district: District, moving: Commitment) -> None:
    client = client_of(district.leader)
    with on("2024-02-01"):
        part = client.get(reverse("commitments:wall_board"), headers={"HX-Request": "true"})
        alone = client.get(reverse("commitments:wall_board"))
    assert "<html" not in part.content.decode()
    assert part.context["counts"][0].colour == "red"
    assert "每月末亮灯数" in part.content.decode()
    assert alone.status_code == 302


@pytest.mark.parametrize("address", ADDRESSES)
def test_they_are_for_the_staff(district: District, moving: Commitment, address: str) -> None:
    assert client_of(district.officer).get(reverse(address)).status_code == 200
    assert client_of(district.resident).get(reverse(address)).status_code == 403
    assert Client().get(reverse(address)).status_code == 302


def test_before_anything_is_handed_down_the_page_says_so(district: District, drafted: Commitment) -> None:
    page = client_of(district.leader).get(reverse("commitments:overview")).content.decode()
    assert "还没有下发的承诺事项" in page
