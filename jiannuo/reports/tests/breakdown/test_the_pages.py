import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from jiannuo.people.roles import Role
from jiannuo.reports.actions.breakdown import correct
from jiannuo.reports.models import Task, TaskChange
from jiannuo.reports.tests.breakdown.conftest import District, Officer, seen

HTMX = {"HX-Request": "true"}


@pytest.fixture
def desk(client: Client, officer: Officer) -> Client:
    """The browser of the supervision officer."""
    client.force_login(officer.account)
    return client


def at(name: str, district: District, task: Task | None = None) -> str:
    numbers = [district.report.pk] + ([task.pk] if task else [])
    return reverse(f"reports:{name}", args=numbers)


def typed(task: Task, **values: Any) -> dict[str, Any]:
    """The form as the page fills it in, with ``values`` typed over."""
    return {
        "revision": seen(task)[1],
        "action": task.action,
        "object": task.object,
        "domain": task.domain,
        "targets": task.targets,
        "quantified": "on",
    } | values


def whole(client: Client, district: District, query: str = "") -> str:
    return client.get(at("breakdown", district) + query).content.decode()


def element(page: str, tag: str, name: str) -> str:
    """The element with the id ``name``, as it stands in the page."""
    found = re.search(rf'<{tag} id="{name}".*?</{tag}>', page, re.DOTALL)
    assert found, f"no {name}"
    return found.group()


def same(one: str, other: str) -> bool:
    """Equal but for blanks between tags and the token that differs with every answer."""
    bare = [re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text) for text in (one, other)]
    return re.sub(r"\s+", " ", bare[0]) == re.sub(r"\s+", " ", bare[1])


def test_the_table_shows_every_row_and_how_far_it_is_confirmed(desk: Client, district: District) -> None:
    page = whole(desk, district)
    assert len(re.findall(r'<tr id="task-\d+"', page)) == 4
    assert "缺牵头单位或时限 4" in page
    assert "<mark>老旧小区</mark>" not in page  # words explain a unit only where it is suggested


def test_the_words_that_led_to_a_suggestion_stand_beside_it(
    desk: Client, district: District, tasks: list[Task]
) -> None:
    Task.objects.filter(pk=tasks[0].pk).update(lead_unit=district.housing)
    assert "<mark>老旧小区</mark>" in element(whole(desk, district), "tr", f"task-{tasks[0].pk}")


def test_the_number_of_queries_does_not_grow_with_the_rows(
    desk: Client, district: District, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    whole(desk, district)
    with django_assert_num_queries(21) as few:
        whole(desk, district)
    for n in range(60):
        task = Task.objects.create(
            report=district.report,
            order=10.0 + n,
            quote=f"第{n}件事",
            object="事",
            domain="教育",
            lead_unit=district.schools,
            leader_post=district.mayor,
        )
        task.assisting_units.set([district.housing, district.roads])
    with django_assert_num_queries(len(few.captured_queries)):
        whole(desk, district)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?domain=教育", [3]),
        ("?unit=0", [1, 2, 3]),
        ("?state=lacking", [0, 1, 2, 3]),
        ("?state=confirmed", []),
        ("?quantified=no", []),
        ("?q=断头路", [2]),
        ("?q=住房和城乡", [0]),
        ("?q=老旧+40", [0]),
        ("?state=%00&unit=-1&group=none&q=%00", [0, 1, 2, 3]),
    ],
)
def test_filters_leave_the_rows_asked_for(
    desk: Client, district: District, tasks: list[Task], query: str, shown: list[int]
) -> None:
    Task.objects.filter(pk=tasks[0].pk).update(lead_unit=district.housing)
    page = whole(desk, district, query)
    assert re.findall(r'<tr id="task-(\d+)"', page) == [str(tasks[n].pk) for n in shown]


def test_a_filtered_row_keeps_its_number(desk: Client, district: District, tasks: list[Task]) -> None:
    assert '<span class="numeral">4</span>' in element(
        whole(desk, district, "?domain=教育"), "tr", f"task-{tasks[3].pk}"
    )


@pytest.mark.parametrize("group", ["report", "domain", "unit"])
def test_grouping_shows_each_row_once(desk: Client, district: District, group: str) -> None:
    page = whole(desk, district, f"?group={group}")
    assert len(set(re.findall(r'<tr id="task-(\d+)"', page))) == 4


def test_a_saved_row_is_the_row_of_a_fresh_page(desk: Client, district: District, tasks: list[Task]) -> None:
    answer = desk.post(
        at("task_edit", district, tasks[1]),
        typed(
            tasks[1], lead_unit="区住建局", assisting_units="青禾区教育局", due_on="2031-06-30", q2="完成一半"
        ),
        headers=HTMX,
    ).content.decode()
    page = whole(desk, district)
    row = f"task-{tasks[1].pk}"
    assert "青禾区住房和城乡建设局" in element(page, "tr", row)
    assert same(element(answer, "tr", row), element(page, "tr", row))
    progress = element(answer, "section", "breakdown-progress").replace(' hx-swap-oob="true"', "")
    assert same(progress, element(page, "section", "breakdown-progress"))


def test_cancelling_brings_the_row_of_a_fresh_page_back(
    desk: Client, district: District, tasks: list[Task]
) -> None:
    answer = desk.get(at("task", district, tasks[0]), headers=HTMX).content.decode()
    row = f"task-{tasks[0].pk}"
    assert same(element(answer, "tr", row), element(whole(desk, district), "tr", row))


@pytest.mark.parametrize("query", ["", "?group=unit", "?q=幼儿园"])
def test_a_changed_table_is_the_table_of_a_fresh_page(
    desk: Client, district: District, tasks: list[Task], query: str
) -> None:
    here = f"http://testserver{at('breakdown', district)}{query}"
    answer = desk.post(
        at("task_split", district, tasks[3]),
        {"revision": 0, "at": [str(tasks[3].quote.index("完善"))]},
        headers=HTMX | {"HX-Current-URL": here},
    ).content.decode()
    page = whole(desk, district, query)
    table = page[page.index('<div id="breakdown-table"') : page.index("<datalist")].strip()
    assert answer[: answer.index("<template>")].split() == table.split()


def test_without_script_the_officer_comes_back_to_the_row(
    desk: Client, district: District, tasks: list[Task]
) -> None:
    answer = desk.post(at("task_edit", district, tasks[0]), typed(tasks[0], note="按季调度"))
    assert answer["Location"].endswith(f"/breakdown/#task-{tasks[0].pk}")
    tasks[0].refresh_from_db()
    assert tasks[0].note == "按季调度"


def test_an_unknown_unit_is_answered_with_the_nearest_names(
    desk: Client, district: District, tasks: list[Task]
) -> None:
    answer = desk.post(at("task_edit", district, tasks[0]), typed(tasks[0], lead_unit="青禾区城管局"))
    assert answer.status_code == 422
    assert "没有“青禾区城管局”这个单位。是不是：青禾区城市管理局" in answer.content.decode()


def test_a_stale_form_says_who_changed_what_and_keeps_what_was_typed(
    desk: Client, district: District, tasks: list[Task], hire: Callable[..., Officer]
) -> None:
    form = typed(tasks[0], note="我的备注")
    correct(
        **hire("王芳").acting,
        report=district.report,
        seen=seen(tasks[0]),
        values={"targets": "老旧小区20个"},
    )
    answer = desk.post(at("task_edit", district, tasks[0]), form, headers=HTMX).content.decode()
    assert "王芳" in answer
    assert "老旧小区40个 → 老旧小区20个" in answer
    assert "我的备注</textarea>" in answer
    tasks[0].refresh_from_db()
    assert tasks[0].note == ""


def test_a_party_unit_is_asked_about_and_the_answer_is_written_down(
    desk: Client, district: District, tasks: list[Task]
) -> None:
    form = typed(tasks[0], lead_unit=district.party.name, due_on="2031-12-31", confirming="1")
    asked = desk.post(at("task_edit", district, tasks[0]), form, headers=HTMX).content.decode()
    code = f"consent:{district.party.code}"
    assert f'name="agreed" value="{code}"' in asked
    desk.post(at("task_edit", district, tasks[0]), form | {"agreed": code}, headers=HTMX)
    tasks[0].refresh_from_db()
    assert (tasks[0].state, tasks[0].lead_unit) == ("confirmed", district.party)
    assert "已说明征得同意" in desk.get(at("task_history", district, tasks[0])).content.decode()


def test_confirming_an_unready_row_opens_its_form_with_what_is_missing(
    desk: Client, district: District, tasks: list[Task]
) -> None:
    answer = desk.post(at("task_confirm", district, tasks[0]), {"revision": 0}, headers=HTMX).content.decode()
    assert "缺少牵头单位、完成时限" in answer
    assert "data-editing" in answer


def test_the_selection_is_set_confirmed_and_undone(
    desk: Client, district: District, tasks: list[Task]
) -> None:
    url = at("breakdown_selected", district)
    ticked = [f"{task.pk}:0" for task in tasks[:3]]
    desk.post(url, {"task": ticked, "doing": "set", "field": "lead_unit", "lead_unit": "区住建局"})
    ticked = [f"{task.pk}:1" for task in tasks[:3]]
    desk.post(url, {"task": ticked[:2], "doing": "set", "field": "due_on", "due_on": "2031-12-31"})
    ticked = [f"{tasks[0].pk}:2", f"{tasks[1].pk}:2", f"{tasks[2].pk}:1"]
    answer = desk.post(url, {"task": ticked, "doing": "confirm"}, follow=True).content.decode()
    assert "已确认 2 项。1 项缺少完成时限，未确认：第 3 项。" in answer
    assert Task.objects.filter(state="confirmed", lead_unit=district.housing).count() == 2
    desk.post(at("breakdown_undo", district))
    assert Task.objects.filter(state="draft").count() == 4


def test_a_refused_selection_stays_ticked(desk: Client, district: District, tasks: list[Task]) -> None:
    ticked = [f"{tasks[0].pk}:0", f"{tasks[2].pk}:0"]
    answer = desk.post(at("breakdown_selected", district), {"task": ticked, "doing": "merge"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "只能合并相邻的任务" in page
    assert re.findall(r'value="(\d+:\d+)"[^>]*checked', page) == ticked


@pytest.mark.parametrize("ticked", [[], ["x"], ["1"], ["1:"], [":1"], ["١:١"], ["1:1:1"]])
def test_a_selection_the_page_never_wrote_is_refused(
    desk: Client, district: District, ticked: list[str]
) -> None:
    answer = desk.post(at("breakdown_selected", district), {"task": ticked, "doing": "confirm"}, headers=HTMX)
    assert answer["HX-Retarget"] == "#breakdown-problem"
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 30])
def test_a_form_without_a_revision_changes_nothing(
    desk: Client, district: District, tasks: list[Task], revision: str
) -> None:
    answer = desk.post(at("task_edit", district, tasks[0]), typed(tasks[0], revision=revision, note="改"))
    assert answer.status_code == 422
    assert not TaskChange.objects.exists()


def test_rows_of_another_report_are_out_of_reach(desk: Client, district: District, tasks: list[Task]) -> None:
    district.report.pk, district.report.text_sha256 = None, "1" * 64
    district.report.save(force_insert=True)
    for name in ("task", "task_edit", "task_history"):
        assert desk.get(at(name, district, tasks[0])).status_code == 404
    answer = desk.post(
        at("breakdown_selected", district), {"task": f"{tasks[0].pk}:0", "doing": "drop", "reason": "重复"}
    )
    assert answer.status_code == 422
    assert not TaskChange.objects.exists()


READS = ("breakdown", "breakdown_xlsx", "breakdown_docx", "breakdown_csv")
WRITES = ("breakdown_undo", "breakdown_selected", "breakdown_take")
TASK_WRITES = ("task_confirm", "task_drop", "task_restore", "task_split", "task_move", "task_edit")


@pytest.mark.parametrize("role", list(Role))
def test_staff_read_and_only_the_supervision_office_writes(
    client: Client, district: District, hire: Callable[..., Officer], tasks: list[Task], role: Role
) -> None:
    client.force_login(hire("赵强", role).account)
    staff = role in (Role.SUPERVISION, Role.DEPARTMENT, Role.STREET, Role.LEADER)
    for name in READS:
        assert client.get(at(name, district)).status_code == (200 if staff else 403)
    for name in ("task", "task_history"):
        assert client.get(at(name, district, tasks[0])).status_code == (200 if staff else 403)
    if role != Role.SUPERVISION:
        for name in WRITES:
            assert client.post(at(name, district)).status_code == 403
        for name in TASK_WRITES:
            assert client.post(at(name, district, tasks[0]), {"revision": 0}).status_code == 403
        if staff:
            page = whole(client, district)
            assert "由督查室修改和确认" in page
            assert "data-edit" not in page
    assert not TaskChange.objects.exists()


def test_the_public_is_sent_to_sign_in(client: Client, district: District, tasks: list[Task]) -> None:
    for url in (at("breakdown", district), at("task_edit", district, tasks[0])):
        assert client.get(url).status_code == 302
    assert client.post(at("breakdown_selected", district)).status_code == 302


def test_writing_needs_the_token_of_the_page(officer: Officer, district: District) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer.account)
    assert strict.post(at("breakdown_undo", district)).status_code == 403
