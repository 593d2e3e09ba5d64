from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.reports.actions.breakdown import Refused, drop, merge, move, split
from jiannuo.reports.breakdown.pieces import clauses, cut
from jiannuo.reports.models import Task
from jiannuo.reports.tests.breakdown.conftest import District, Officer, seen


def _order(district: District) -> list[str]:
    return list(
        Task.objects.filter(report=district.report).exclude(state="void").values_list("quote", flat=True)
    )


def test_a_split_cuts_the_quote_and_keeps_its_place_in_the_report(
    district: District, officer: Officer, ready: list[Task]
) -> None:
    task = ready[3]
    parts = split(**officer.acting, report=district.report, seen=seen(task), at=[task.quote.index("完善")])
    assert [part.quote for part in parts] == ["新建幼儿园2所", "完善教师激励机制"]
    for part in Task.objects.filter(pk__in=[p.pk for p in parts]):
        assert district.report.text[part.start : part.end] == part.quote
        assert (part.lead_unit, part.due_on) == (district.schools, date(2031, 11, 30))


def test_each_part_keeps_only_the_figures_in_its_words(
    district: District, officer: Officer, tasks: list[Task]
) -> None:
    first, second = split(
        **officer.acting, report=district.report, seen=seen(tasks[3]), at=[tasks[3].quote.index("完善")]
    )
    assert (first.targets, first.quantified) == ("幼儿园2所", True)
    assert (second.targets, second.quantified) == ("", False)


def test_parts_of_a_confirmed_row_are_drafts(district: District, officer: Officer, ready: list[Task]) -> None:
    Task.objects.filter(pk=ready[3].pk).update(state="confirmed", confirmed_by=officer.account)
    parts = split(**officer.acting, report=district.report, seen=seen(ready[3]), into=2)
    assert {part.state for part in parts} == {"draft"}


def test_parts_stand_where_the_row_stood(district: District, officer: Officer, tasks: list[Task]) -> None:
    split(**officer.acting, report=district.report, seen=seen(tasks[0]), into=2)
    assert _order(district) == [tasks[0].quote, *(task.quote for task in tasks)]


@pytest.mark.parametrize("at", [[0], [999], [16], [-3]])
def test_a_cut_that_leaves_nothing_is_refused(
    district: District, officer: Officer, tasks: list[Task], at: list[int]
) -> None:
    with pytest.raises(Refused, match="拆分"):
        split(**officer.acting, report=district.report, seen=seen(tasks[3]), at=at)
    assert Task.objects.count() == 4


@given(st.text(alphabet="新建幼儿园，；、2 ", min_size=1, max_size=40), st.data())
@settings(deadline=None)
def test_parts_say_what_the_quote_says(quote: str, data: st.DataObject) -> None:
    at = data.draw(st.lists(st.integers(1, len(quote)), min_size=1, max_size=4))
    task = Task(quote=quote, start=100, end=100 + len(quote), action="新建", object="幼儿园")
    try:
        parts = cut(task, at)
    except Refused:
        return
    for part in parts:
        assert part.start is not None
        assert quote[part.start - 100 :].startswith(part.quote)
    worded = "".join(c for c in quote if c not in "，；、 ")
    assert "".join(c for part in parts for c in part.quote if c not in "，；、 ") == worded


@given(st.text(alphabet="建园，；、。2", min_size=1, max_size=60))
def test_clauses_put_together_are_the_quote(quote: str) -> None:
    assert "".join(words for _at, words in clauses(quote)) == quote
    assert all(quote[at : at + len(words)] == words for at, words in clauses(quote))


def test_neighbours_merge_into_the_words_between_them(
    district: District, officer: Officer, tasks: list[Task]
) -> None:
    merged = merge(**officer.acting, report=district.report, seen=[seen(t) for t in tasks[:3]])
    merged.refresh_from_db()
    assert merged.quote == "改造老旧小区40个，新增停车泊位500个，打通断头路3条"
    assert district.report.text[merged.start : merged.end] == merged.quote
    assert merged.targets == "老旧小区40个；停车泊位500个；断头路3条"
    assert _order(district) == [merged.quote, tasks[3].quote]


def test_lead_units_of_the_others_become_assisting(
    district: District, officer: Officer, ready: list[Task]
) -> None:
    Task.objects.filter(pk=ready[1].pk).update(due_on=date(2031, 12, 20))
    merged = merge(**officer.acting, report=district.report, seen=[seen(t) for t in ready[:3]])
    merged.refresh_from_db()
    assert merged.lead_unit == district.housing
    assert list(merged.assisting_units.all()) == [district.roads]
    assert merged.due_on == date(2031, 12, 20)


def test_rows_that_stand_apart_do_not_merge(district: District, officer: Officer, tasks: list[Task]) -> None:
    with pytest.raises(Refused, match="相邻"):
        merge(**officer.acting, report=district.report, seen=[seen(tasks[0]), seen(tasks[2])])


def test_a_dropped_row_between_does_not_part_neighbours(
    district: District, officer: Officer, tasks: list[Task]
) -> None:
    drop(**officer.acting, report=district.report, seen=seen(tasks[1]), reason="重复")
    merged = merge(**officer.acting, report=district.report, seen=[seen(tasks[0]), seen(tasks[2])])
    assert merged.quote == "改造老旧小区40个；打通断头路3条"


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-1, 3)), min_size=1, max_size=8))
def test_a_moved_row_stands_right_below_the_one_named(
    district: District, officer: Officer, moves: list[tuple[int, int]]
) -> None:
    tasks = list(Task.objects.filter(report=district.report).order_by("pk"))
    for which, below in moves:
        if which == below:
            continue
        after = tasks[below].pk if below >= 0 else None
        move(**officer.acting, report=district.report, seen=seen(tasks[which]), after=after)
        order = list(Task.objects.filter(report=district.report).values_list("pk", flat=True))
        place = order.index(tasks[which].pk)
        assert (order[place - 1] if place else None) == after


def test_a_place_can_be_halved_for_ever(district: District, officer: Officer, tasks: list[Task]) -> None:
    for n in range(60):
        mover, below = (tasks[2], tasks[0]) if n % 2 else (tasks[1], tasks[0])
        move(**officer.acting, report=district.report, seen=seen(mover), after=below.pk)
        assert _order(district)[:2] == [below.quote, mover.quote]
