"""The pages: list, call, meeting, slides, decisions, files; who may open them, what they say."""

import io
import zipfile
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from jiannuo.commitments.meetings.forms import DecisionForm
from jiannuo.commitments.models import Commitment, Decision, Meeting
from jiannuo.commitments.tests.conftest import District, appoint, on, report_progress
from jiannuo.commitments.tests.meetings.calling import call, held, told
from jiannuo.kernel.act import act
from jiannuo.kernel.models import Involvement
from jiannuo.people.models import Post, Unit
from jiannuo.people.viewer import Viewer


def client_of(viewer: Viewer) -> Client:
    client = Client()
    assert viewer.account is not None
    client.force_login(viewer.account)
    return client


@pytest.fixture
def stranger(db: None) -> Viewer:
    """An officer of a unit that has nothing to do with it."""
    unit = Unit.objects.create(code="JYJ", name="区教育局", kind="government", order=9)
    return appoint("教育科员", Post.objects.create(unit=unit, title="科员", role="department"))


@pytest.fixture
def meeting(district: District, moving: Commitment) -> Meeting:
    report_progress(moving, district.officer, "2024-02-28", "10")
    return held(moving, district, "2024-03-05")


PAGES = ("", "slides/", ".docx", ".xlsx", ".ics")


def address(meeting: Meeting, ending: str) -> str:
    return f"/commitments/meetings/{meeting.pk}{ending if ending.startswith('.') else '/' + ending}"


@pytest.mark.parametrize("page", PAGES)
def test_those_who_take_part_open_it_and_nobody_else(
    district: District, meeting: Meeting, stranger: Viewer, page: str
) -> None:
    with on("2024-03-05", 12):
        for viewer in (district.supervisor, district.leader, district.officer, district.other):
            assert client_of(viewer).get(address(meeting, page)).status_code == 200
        assert client_of(stranger).get(address(meeting, page)).status_code == 404
        assert client_of(district.resident).get(address(meeting, page)).status_code == 403
        assert Client().get(address(meeting, page)).status_code == 302


def test_a_unit_reads_its_own_lines_only(
    district: District, meeting: Meeting, moving: Commitment, stranger: Viewer
) -> None:
    """The education bureau is called for something else: of the housing bureau's line it reads nothing."""
    Meeting.objects.filter(pk=meeting.pk).update(invited=[*meeting.invited, stranger.posts[0].unit_id])
    Involvement.of(meeting, stranger.posts[0].unit_id).save()
    with on("2024-03-05", 12):
        assert moving.title in client_of(district.officer).get(address(meeting, "")).content.decode()
        for page in ("", "slides/"):
            said = client_of(stranger).get(address(meeting, page)).content.decode()
            assert moving.title not in said
        sheet = client_of(stranger).get(address(meeting, ".xlsx")).content
    book = load_workbook(io.BytesIO(sheet))
    assert all(len(list(page.iter_rows())) == 1 for page in book.worksheets)


def test_its_history_shows_no_lists_of_ids(district: District, moving: Commitment) -> None:
    """Scope and units are told on the meeting's own page, by name."""
    moving.assisting_units.clear()
    meeting = call(moving, district, "2024-03-01", "2024-03-05")
    moving.assisting_units.add(district.assisting)
    with on("2024-03-02"):
        facts = {"since": "2024-02-01", "reason": "补上配合单位"}
        act(meeting, "rescope", actor=district.supervisor, facts=facts)
    said = client_of(district.supervisor).get(f"/matters/{meeting.pk}/").content.decode()
    assert "看会议材料和议定事项" in said
    assert "2024-02-01" in said
    assert f"[{district.lead.pk}, {district.assisting.pk}]" not in said


def form(row: Commitment, district: District, day: str, **more: Any) -> dict[str, Any]:
    facts = told(row, district, day) | {"domains": ["urban"], **more}
    return {name: value for name, value in facts.items() if value != ""}


def test_it_is_called_on_its_page(district: District, moving: Commitment) -> None:
    client = client_of(district.supervisor)
    with on("2024-03-01"):
        page = client.get("/commitments/meetings/new/")
        assert '列入 <b class="numeral">1</b> 项承诺' in page.content.decode()
        data = form(moving, district, "2024-03-05", since="", key="k" * 32)
        answer = client.post("/commitments/meetings/new/", data)
        again = client.post("/commitments/meetings/new/", data)
    meeting = Meeting.objects.get()
    assert answer.url == again.url == f"/commitments/meetings/{meeting.pk}/"  # type: ignore[attr-defined]
    assert (str(meeting.since), meeting.scope) == ("2024-02-05", {"domains": ["urban"]})


def test_what_is_wrong_is_said_at_its_field(district: District, moving: Commitment) -> None:
    client = client_of(district.supervisor)
    with on("2024-03-01"):
        for wrong in ({"at": "25:61"}, {"day": "2024-02-01"}, {"chair": ""}, {"kind": "topic"}):
            data = form(moving, district, "2024-03-05") | wrong
            answer = client.post("/commitments/meetings/new/", data)
            assert answer.status_code == 422
            assert 'role="alert"' in answer.content.decode()
    assert not Meeting.objects.exists()


def test_the_scope_is_counted_while_one_chooses(district: District, moving: Commitment) -> None:
    client = client_of(district.supervisor)
    asked: dict[str, Any] = {"report": moving.report_id, "units": [district.assisting.pk]}
    url, part = "/commitments/meetings/new/scope/", {"HX-Request": "true"}
    said = client.get(url, asked, headers=part).content.decode()
    assert '列入 <b class="numeral">1</b> 项承诺' in said
    office = district.supervisor.posts[0].unit_id
    said = client.get(url, asked | {"units": [office]}, headers=part).content.decode()
    assert '列入 <b class="numeral">0</b> 项承诺' in said
    assert client.get(f"{url}?units=x&report=-1&domains=%00", headers=part).status_code == 200
    assert client_of(district.leader).get(url).status_code == 403


def test_without_script_the_scope_is_counted_by_a_button(district: District, moving: Commitment) -> None:
    data = form(moving, district, "2024-03-05") | {"preview": "1"}
    answer = client_of(district.supervisor).post("/commitments/meetings/new/", data)
    assert answer.status_code == 200
    assert not Meeting.objects.exists()


def lines(*rows: dict[str, Any]) -> dict[str, Any]:
    """Several decisions as the page sends them."""
    sent = {f"{place}-{name}": value for place, row in enumerate(rows) for name, value in row.items()}
    return sent | {"rows": str(len(rows)), "key": "d" * 32}


def test_several_decisions_are_recorded_at_once(
    district: District, meeting: Meeting, moving: Commitment
) -> None:
    one = {"what": "三月底前完成管线迁改。", "unit": district.lead.pk, "until": "2024-03-31"}
    two = one | {"what": "拆除违建三处。", "assisting": [district.assisting.pk], "commitment": moving.pk}
    with on("2024-03-05", 12):
        client, url = client_of(district.supervisor), address(meeting, "decisions/")
        assert client.get(url).status_code == 200
        for _twice in range(2):
            assert client.post(url, lines(one, {}, two)).status_code == 302
    first, second = Decision.objects.order_by("number")
    assert (first.number, second.number, second.about) == (1, 2, moving)
    assert (first.parent_id, list(second.assisting_units.all())) == (meeting.pk, [district.assisting])
    assert second.links_out.get().target_id == moving.pk


def test_one_wrong_decision_records_none(district: District, meeting: Meeting) -> None:
    good = {"what": "三月底前完成管线迁改。", "unit": district.lead.pk, "until": "2024-03-31"}
    client, url = client_of(district.supervisor), address(meeting, "decisions/")
    with on("2024-03-05", 12):
        for wrong in (
            {"until": "2024-03-05"},
            {"until": "x"},
            {"unit": ""},
            {"assisting": [district.lead.pk]},
        ):
            answer = client.post(url, lines(good, good | wrong))
            assert answer.status_code == 422
            assert "三月底前完成管线迁改。" in answer.content.decode()
        assert client.post(url, lines({})).status_code == 422
    assert not Decision.objects.exists()


def test_more_rows_keep_what_was_typed(district: District, meeting: Meeting) -> None:
    data = lines({"what": "三月底前完成管线迁改。"}) | {"more": "1"}
    with on("2024-03-05", 12):
        answer = client_of(district.supervisor).post(address(meeting, "decisions/"), data)
    assert len(answer.context["forms"]) > 1
    assert isinstance(answer.context["forms"][0], DecisionForm)
    assert "三月底前完成管线迁改。" in answer.content.decode()


def test_only_the_supervision_office_records(district: District, meeting: Meeting) -> None:
    for viewer in (district.leader, district.officer):
        assert client_of(viewer).post(address(meeting, "decisions/"), lines({})).status_code == 403


def test_the_list_tells_what_comes_and_what_was(district: District, moving: Commitment) -> None:
    with on("2024-03-01"):
        empty = client_of(district.officer).get("/commitments/meetings/").content.decode()
    assert "还没有调度会" in empty
    held(moving, district, "2024-03-05")
    call(moving, district, "2024-03-06", "2024-04-05")
    with on("2024-03-06"):
        said = client_of(district.officer).get("/commitments/meetings/").content.decode()
    assert said.index("2024年4月调度会") < said.index("2024年3月调度会")
    assert "召集调度会" not in said


def test_the_files_are_what_they_say(district: District, meeting: Meeting, moving: Commitment) -> None:
    client = client_of(district.supervisor)
    document = client.get(address(meeting, ".docx"))
    assert zipfile.ZipFile(io.BytesIO(document.content)).testzip() is None
    book = load_workbook(io.BytesIO(client.get(address(meeting, ".xlsx")).content))
    assert len(book.sheetnames) == 5
    assert [cell.value for cell in book.worksheets[0][2]][1] == moving.title
