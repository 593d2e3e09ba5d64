"""Reports by spreadsheet: downloaded, filled in, looked at, confirmed; each row stands alone."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.commitments.actions.draft import Promised, draft_commitments
from jiannuo.commitments.exchange.forgetting import forget_unconfirmed
from jiannuo.commitments.models import Commitment, FilledLine, FilledSheet, Progress
from jiannuo.commitments.tests.conftest import District, on, report_progress
from jiannuo.commitments.tests.filling import cells, fill, jpeg, upload, zipped
from jiannuo.kernel.act import act
from jiannuo.kernel.models import Event
from jiannuo.people.models import Unit
from jiannuo.people.viewer import Viewer

URL = "/commitments/reporting/"
GOOD: dict[str, Any] = {"percent": 12, "value": 3.5, "done": "已完成两个小区", "problems": "管线迁改",
                        "next_step": "下月进场", "milestone": "已达到", "evidence": "现场.jpg"}  # fmt: skip


@pytest.fixture(autouse=True)
def _may() -> Iterator[None]:
    with on("2024-05-20"):
        yield


@pytest.fixture
def officer(district: District) -> Client:
    return client_of(district.officer)


def client_of(viewer: Viewer) -> Client:
    client = Client()
    assert viewer.account is not None
    client.force_login(viewer.account)
    return client


def downloaded(client: Client) -> bytes:
    answer = client.get("/commitments/reporting.xlsx")
    assert answer.status_code == 200
    return answer.content


def sent(client: Client, content: bytes, **files: bytes) -> FilledSheet:
    names = {"photo": "现场.jpg", "other": "其他.jpg"}
    answer = client.post(
        URL,
        {
            "sheet": upload(content),
            "files": [upload(files[key], names.get(key, f"{key}.zip")) for key in files],
        },
    )
    assert answer.status_code == 302, answer.content.decode()
    return FilledSheet.objects.get(pk=answer["Location"].rstrip("/").rpartition("/")[2])


def only(sheet: FilledSheet) -> FilledLine:
    return sheet.lines.get()


def more(district: District, promised: Promised, number: int, lead: Unit | None = None) -> Commitment:
    """Another commitment under way, of the same report."""
    task = Commitment.objects.get(number=1).task
    task.pk, task.order = None, number
    task._state.adding = True
    task.save()
    told = {**vars(promised), "task_id": task.pk, "number": number, "title": f"第{number}件",
            "lead_unit_id": (lead or district.lead).pk}  # fmt: skip
    leads = district.other if lead == district.assisting else district.officer
    with on("2024-01-11"):
        row = draft_commitments([Promised(**told)], actor=district.supervisor)[0]
        act(row, "approve_draft", actor=district.leader)
        act(row, "dispatch", actor=district.supervisor)
        act(row, "sign", actor=leads)
    return Commitment.objects.get(pk=row.pk)


def test_the_whole_way(officer: Client, district: District, moving: Commitment) -> None:
    page = officer.get(URL)
    assert "改造老旧小区" in page.content.decode()
    sheet = sent(officer, fill(downloaded(officer), {moving.pk: GOOD}), photo=jpeg())
    assert only(sheet).outcome == FilledLine.Outcome.READY
    assert Progress.objects.count() == 0, "nothing is written before it is confirmed"
    look = officer.get(f"{URL}{sheet.pk}/").content.decode()
    assert "确认填报 1 行" in look
    after = officer.post(f"{URL}{sheet.pk}/", follow=True).content.decode()
    assert "已填报 1 行，没有填报 0 行" in after
    report = Progress.objects.get()
    assert (report.percent, report.value) == (Decimal(12), Decimal("3.5"))
    assert report.as_of == date(2024, 5, 20)
    assert (report.done, report.problems, report.next_step) == ("已完成两个小区", "管线迁改", "下月进场")
    assert report.event.facts["milestone"] == "reached"
    assert report.event.actor == district.officer.account
    assert report.event.attachments.get().name == "现场.jpg"


def test_the_sheet_holds_what_awaits_its_report_and_nothing_else(
    officer: Client, district: District, moving: Commitment, promised: Promised
) -> None:
    reported, others = more(district, promised, 2), more(district, promised, 3, district.assisting)
    report_progress(reported, district.officer, "2024-05-18", "5")
    rows = cells(downloaded(officer))
    assert [row["number"] for row in rows] == [1]
    assert rows[0]["quote"] == moving.quote
    assert rows[0]["targets"] == "97.75万平方米"
    assert [row["number"] for row in cells(downloaded(client_of(district.other)))] == [others.number]
    assert cells(downloaded(client_of(district.leader))) == []


def test_uploading_twice_reports_once(officer: Client, moving: Commitment) -> None:
    filled = fill(downloaded(officer), {moving.pk: GOOD})
    for _turn in range(2):
        sheet = sent(officer, filled, photo=jpeg())
        officer.post(f"{URL}{sheet.pk}/")
    assert Progress.objects.count() == 1
    again = only(sheet)
    assert (again.outcome, again.event) == (FilledLine.Outcome.UNCHANGED, Event.objects.get(step="report"))
    assert "不再重复" in again.sentence


def test_the_same_sheet_confirmed_from_two_windows_reports_once(officer: Client, moving: Commitment) -> None:
    filled = fill(downloaded(officer), {moving.pk: GOOD})
    sheets = [sent(officer, filled, photo=jpeg()) for _window in range(2)]
    for sheet in sheets:
        officer.post(f"{URL}{sheet.pk}/")
        assert only(sheet).outcome == FilledLine.Outcome.DONE
    assert Progress.objects.count() == 1


def test_a_row_left_empty_is_left_out(officer: Client, moving: Commitment) -> None:
    sheet = sent(officer, downloaded(officer))
    assert only(sheet).outcome == FilledLine.Outcome.UNCHANGED
    answer = officer.post(f"{URL}{sheet.pk}/", follow=True)
    assert "还没有可以填报的行" in answer.content.decode()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"percent": "很多"}, "“完成进度”应当是数字"),
        ({"percent": 101}, "应当在 0 和 100 之间"),
        ({"percent": None}, "请填写“完成进度”"),
        ({"value": "三点五"}, "“完成量”应当是数字"),
        ({"done": "好"}, "至少写 4 个字"),
        ({"as_of": "下周"}, "2024-03-31 这样的日期"),
        ({"as_of": date(2024, 5, 21)}, "不能晚于今天"),
        ({"milestone": "差不多"}, "请从这些里选一个"),
        ({"evidence": None}, "请填写“佐证材料”"),
        ({"evidence": "没带来.jpg"}, "没有找到文件“没带来.jpg”"),
        ({"percent": "=10+2"}, "“完成进度（%）”是公式"),
        ({"done": '=HYPERLINK("http://example.org","点这里")'}, "“进展情况”是公式"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_reported(
    officer: Client, moving: Commitment, written: dict[str, Any], said: str
) -> None:
    sheet = sent(officer, fill(downloaded(officer), {moving.pk: GOOD | written}), photo=jpeg())
    assert only(sheet).outcome == FilledLine.Outcome.REFUSED
    assert said in only(sheet).sentence
    assert said in officer.get(f"{URL}{sheet.pk}/").content.decode().replace("&quot;", '"')
    officer.post(f"{URL}{sheet.pk}/")
    assert not Progress.objects.exists()


def test_somebody_was_first(officer: Client, district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-04-30", "5")
    filled = fill(downloaded(officer), {moving.pk: GOOD})
    act(moving, "check", actor=district.supervisor, facts={"verdict": "true", "finding": "现场已看"})
    line = only(sent(officer, filled, photo=jpeg()))
    assert "别人已经先办了一步" in line.sentence


def test_somebody_was_first_after_the_sheet_was_looked_at(
    officer: Client, district: District, moving: Commitment
) -> None:
    sheet = sent(officer, fill(downloaded(officer), {moving.pk: GOOD}), photo=jpeg())
    report_progress(moving, district.officer, "2024-05-19", "7")
    answer = officer.post(f"{URL}{sheet.pk}/", follow=True).content.decode()
    assert "2024 年 5 月已经填报过" in answer
    assert Progress.objects.get().percent == 7


def test_a_month_is_reported_once(officer: Client, district: District, moving: Commitment) -> None:
    filled = fill(downloaded(officer), {moving.pk: GOOD})
    report_progress(moving, district.officer, "2024-05-18", "7")
    line = only(sent(officer, filled, photo=jpeg()))
    assert "2024 年 5 月已经填报过" in line.sentence
    assert "更正数据" in line.cure


def test_a_closed_matter_is_refused(officer: Client, district: District, moving: Commitment) -> None:
    filled = fill(downloaded(officer), {moving.pk: GOOD})
    act(moving, "ask_suspension", actor=district.officer, facts={"reason": "规划调整，暂缓"})
    act(moving, "grant_suspension", actor=district.leader)
    act(moving, "terminate", actor=district.leader, facts={"reason": "规划取消"})
    line = only(sent(officer, filled, photo=jpeg()))
    assert "已经办结（已终止）" in line.sentence


def test_the_ids_of_another_unit_are_refused(
    officer: Client, district: District, moving: Commitment, promised: Promised
) -> None:
    others = more(district, promised, 2, district.assisting)
    stolen = fill(downloaded(client_of(district.other)), {others.pk: GOOD})
    line = only(sent(officer, stolen, photo=jpeg()))
    assert "“填报进展”由牵头单位办理" in line.sentence
    assert not others.reports.exists()


def test_ids_that_do_not_exist_and_rows_that_were_added(officer: Client, moving: Commitment) -> None:
    blank = downloaded(officer)
    unknown = fill(blank, {moving.pk: {**GOOD, "jiannuo.report.1": 987654}})
    assert "没有这个编号" in only(sent(officer, unknown)).sentence
    added = fill(blank, {moving.pk: {**GOOD, "jiannuo.report.1": None}})
    assert "没有系统编号" in only(sent(officer, added)).sentence
    absurd = fill(blank, {moving.pk: {**GOOD, "revision": "9" * 30}})
    assert "没有系统编号" in only(sent(officer, absurd)).sentence


def test_each_row_stands_alone(
    officer: Client, district: District, moving: Commitment, promised: Promised
) -> None:
    second, third = more(district, promised, 2), more(district, promised, 3)
    rows = {moving.pk: GOOD, second.pk: GOOD | {"percent": 120}, third.pk: GOOD | {"percent": 30}}
    sheet = sent(officer, fill(downloaded(officer), rows), photo=jpeg())
    officer.post(f"{URL}{sheet.pk}/")
    outcomes = dict(sheet.lines.values_list("commitment_id", "outcome"))
    assert outcomes == {moving.pk: "done", second.pk: "refused", third.pk: "done"}


def test_the_sheet_given_back_marks_what_was_refused_and_is_uploaded_again(
    officer: Client, district: District, moving: Commitment, promised: Promised
) -> None:
    second = more(district, promised, 2)
    rows = {moving.pk: GOOD, second.pk: GOOD | {"percent": 120, "done": "'=1+1 不是公式"}}
    sheet = sent(officer, fill(downloaded(officer), rows), photo=jpeg())
    officer.post(f"{URL}{sheet.pk}/")
    given_back = officer.get(f"{URL}{sheet.pk}.xlsx").content
    done, refused = cells(given_back)
    assert (done["outcome"], refused["outcome"]) == ("已填报", "未通过")
    assert "0 和 100 之间" in refused["why"]
    assert refused["done"] == "=1+1 不是公式"
    again = sent(officer, fill(given_back, {second.pk: {"percent": 20}}), photo=jpeg())
    assert list(again.lines.values_list("outcome", flat=True)) == ["unchanged", "ready"]
    officer.post(f"{URL}{again.pk}/")
    assert Progress.objects.get(commitment=second).done == "=1+1 不是公式"


def test_evidence_comes_in_a_zip_too(officer: Client, moving: Commitment) -> None:
    written = GOOD | {"evidence": "五月/现场.jpg；其他"}
    folder = zipped({"五月/现场.jpg": jpeg(), "其他.jpg": jpeg(10), "用不到.jpg": jpeg(20)})
    sheet = sent(officer, fill(downloaded(officer), {moving.pk: written}), 佐证=folder)
    assert len(only(sheet).papers) == 2
    assert "用不到.jpg" in "".join(sheet.remarks)


def test_a_disguised_program_is_refused_as_everywhere(officer: Client, moving: Commitment) -> None:
    program = b"MZ" + bytes(400)
    filled = fill(downloaded(officer), {moving.pk: GOOD})
    said = "文件“现场.jpg”实际是可执行程序，已拒绝。"
    assert said in only(sent(officer, filled, photo=program)).sentence
    assert said in only(sent(officer, filled, 佐证=zipped({"现场.jpg": program}))).sentence


def test_a_sheet_is_seen_by_whoever_uploaded_it(
    officer: Client, district: District, moving: Commitment
) -> None:
    sheet = sent(officer, fill(downloaded(officer), {moving.pk: GOOD}), photo=jpeg())
    for viewer in (district.other, district.supervisor, district.leader):
        client = client_of(viewer)
        for url in (f"{URL}{sheet.pk}/", f"{URL}{sheet.pk}.xlsx"):
            assert client.get(url).status_code == 404
        assert client.post(f"{URL}{sheet.pk}/").status_code == 404
        assert client.post(f"{URL}{sheet.pk}/go/").status_code == 404
    assert not Progress.objects.exists()


def test_many_rows_are_looked_at_in_turns(
    officer: Client, district: District, moving: Commitment, promised: Promised, monkeypatch: Any
) -> None:
    rows = [moving, *(more(district, promised, number) for number in range(2, 5))]
    monkeypatch.setattr("jiannuo.commitments.exchange.reporting.SPELL", 0)
    sheet = sent(officer, fill(downloaded(officer), {row.pk: GOOD for row in rows}), photo=jpeg())
    page = officer.get(f"{URL}{sheet.pk}/").content.decode()
    assert "正在逐行核对：1/4 行" in page
    assert officer.post(f"{URL}{sheet.pk}/", follow=True).context["sheet"].confirmed_at is None
    go = reverse("commitments:filled_sheet_go", args=[sheet.pk])
    for _turn in range(3):
        answer = officer.post(go, headers={"HX-Request": "true"})
    assert "能填报 4 行" in answer.content.decode()
    officer.post(f"{URL}{sheet.pk}/")
    for _turn in range(4):
        officer.post(go)
    assert Progress.objects.count() == 4


def test_what_was_never_confirmed_is_forgotten_after_a_month(officer: Client, moving: Commitment) -> None:
    filled = fill(downloaded(officer), {moving.pk: GOOD})
    never, confirmed = sent(officer, filled, photo=jpeg()), sent(officer, filled, photo=jpeg())
    officer.post(f"{URL}{confirmed.pk}/")
    with on("2024-06-18"):
        assert forget_unconfirmed() == 0
    with on("2024-06-20"):
        assert forget_unconfirmed() == 1
    assert list(FilledSheet.objects.all()) == [confirmed]
    assert not FilledLine.objects.filter(sheet_id=never.pk).exists()
