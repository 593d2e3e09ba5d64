import pytest

from jiannuo.reports.actions.breakdown import Refused, add, confirm, correct, drop, restore
from jiannuo.reports.models import Task
from jiannuo.reports.tests.breakdown.conftest import District, Officer, seen


def test_dropping_needs_a_reason(district: District, officer: Officer, tasks: list[Task]) -> None:
    with pytest.raises(Refused, match="理由"):
        drop(**officer.acting, report=district.report, seen=seen(tasks[0]), reason="  ")


def test_the_reason_stands_in_the_note(district: District, officer: Officer, tasks: list[Task]) -> None:
    drop(**officer.acting, report=district.report, seen=seen(tasks[0]), reason="与第 2 项重复")
    tasks[0].refresh_from_db()
    assert (tasks[0].state, tasks[0].note) == ("dropped", "与第 2 项重复")


def test_a_dropped_row_is_neither_corrected_nor_confirmed(
    district: District, officer: Officer, ready: list[Task]
) -> None:
    drop(**officer.acting, report=district.report, seen=seen(ready[0]), reason="重复")
    with pytest.raises(Refused, match="先恢复列入"):
        confirm(**officer.acting, report=district.report, seen=seen(ready[0]))
    with pytest.raises(Refused, match="先恢复列入"):
        correct(**officer.acting, report=district.report, seen=seen(ready[0]), values={"note": "改"})


def test_a_dropped_row_comes_back_as_a_draft(district: District, officer: Officer, tasks: list[Task]) -> None:
    drop(**officer.acting, report=district.report, seen=seen(tasks[0]), reason="重复")
    restore(**officer.acting, report=district.report, seen=seen(tasks[0]))
    tasks[0].refresh_from_db()
    assert tasks[0].state == "draft"
    with pytest.raises(Refused, match="不需要恢复"):
        restore(**officer.acting, report=district.report, seen=seen(tasks[0]))


def test_an_added_row_stands_below_the_one_named(
    district: District, officer: Officer, tasks: list[Task]
) -> None:
    row = add(
        **officer.acting,
        report=district.report,
        values={"object": "口袋公园", "domain": "城市管理", "action": "新建", "quote": "新建口袋公园"},
        after=tasks[1].pk,
    )
    assert (row.state, row.origin, row.start) == ("draft", "added", None)
    assert list(Task.objects.values_list("pk", flat=True))[2] == row.pk


@pytest.mark.parametrize("values", [{"domain": "城市管理"}, {"object": "口袋公园"}])
def test_an_added_row_says_what_is_to_be_done_and_in_which_domain(
    district: District, officer: Officer, values: dict[str, str]
) -> None:
    with pytest.raises(Refused, match="请"):
        add(**officer.acting, report=district.report, values=values)


def test_the_words_of_the_report_are_not_typed_over(
    district: District, officer: Officer, tasks: list[Task]
) -> None:
    quote = tasks[0].quote
    correct(**officer.acting, report=district.report, seen=seen(tasks[0]), values={"quote": "改造40个小区"})
    tasks[0].refresh_from_db()
    assert tasks[0].quote == quote


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"domain": "水产"}, "没有“水产”这个领域"),
        ({"object": " \u0000"}, "请写明任务的对象"),
        ({"object": "长" * 301}, "最多 300 个字"),
        ({"milestones": ["一", "二"]}, "四个季度"),
    ],
)
def test_values_that_do_not_fit_are_refused_in_words(
    district: District, officer: Officer, tasks: list[Task], values: dict[str, object], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        correct(**officer.acting, report=district.report, seen=seen(tasks[0]), values=values)


def test_control_characters_are_not_kept(district: District, officer: Officer, tasks: list[Task]) -> None:
    correct(
        **officer.acting, report=district.report, seen=seen(tasks[0]), values={"note": " 一\r\n二\x0b\x00 "}
    )
    tasks[0].refresh_from_db()
    assert tasks[0].note == "一\n二"


def test_milestones_that_are_all_cleared_leave_the_row_as_if_never_written(
    district: District, officer: Officer, tasks: list[Task]
) -> None:
    for milestones in (["启动", "", "", "完工"], ["", " ", "", ""]):
        correct(
            **officer.acting,
            report=district.report,
            seen=seen(tasks[0]),
            values={"milestones": milestones},
        )
    tasks[0].refresh_from_db()
    assert tasks[0].milestones == []
