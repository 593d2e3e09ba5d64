from collections.abc import Callable

import pytest

from jiannuo.reports.actions.breakdown import Stale, confirm, correct, correct_many, merge, undo
from jiannuo.reports.models import Task, TaskChange
from jiannuo.reports.tests.breakdown.conftest import District, Officer, seen


def test_the_second_edit_of_a_row_is_refused_and_told_what_changed(
    district: District, officer: Officer, hire: Callable[..., Officer], tasks: list[Task]
) -> None:
    other = hire("王芳")
    on_screen = seen(tasks[0])
    correct(**officer.acting, report=district.report, seen=on_screen, values={"lead_unit": district.housing})
    with pytest.raises(Stale, match=r"李明.*牵头单位 （空） → 青禾区住房和城乡建设局"):
        correct(**other.acting, report=district.report, seen=on_screen, values={"lead_unit": district.roads})
    tasks[0].refresh_from_db()
    assert tasks[0].lead_unit == district.housing


def test_a_row_confirmed_as_somebody_saw_it_must_still_be_so(
    district: District, officer: Officer, hire: Callable[..., Officer], ready: list[Task]
) -> None:
    other = hire("王芳")
    on_screen = seen(ready[0])
    correct(**officer.acting, report=district.report, seen=on_screen, values={"targets": "老旧小区20个"})
    with pytest.raises(Stale, match="量化目标"):
        confirm(**other.acting, report=district.report, seen=on_screen)


def test_one_stale_row_stops_the_whole_bulk_edit(
    district: District, officer: Officer, tasks: list[Task]
) -> None:
    on_screen = [seen(task) for task in tasks]
    correct(**officer.acting, report=district.report, seen=on_screen[2], values={"note": "已改"})
    with pytest.raises(Stale):
        correct_many(
            **officer.acting, report=district.report, seen=on_screen, values={"lead_unit": district.roads}
        )
    assert not Task.objects.filter(lead_unit=district.roads).exists()
    assert TaskChange.objects.count() == 1


def test_a_stale_row_stops_a_merge(district: District, officer: Officer, tasks: list[Task]) -> None:
    on_screen = [seen(task) for task in tasks[:2]]
    correct(**officer.acting, report=district.report, seen=on_screen[1], values={"note": "已改"})
    with pytest.raises(Stale):
        merge(**officer.acting, report=district.report, seen=on_screen)
    assert not Task.objects.filter(state="void").exists()


def test_undo_never_overwrites_a_later_edit(
    district: District, officer: Officer, hire: Callable[..., Officer], tasks: list[Task]
) -> None:
    correct(**officer.acting, report=district.report, seen=seen(tasks[0]), values={"note": "一"})
    correct(**hire("王芳").acting, report=district.report, seen=seen(tasks[0]), values={"note": "二"})
    with pytest.raises(Stale, match="王芳"):
        undo(**officer.acting, report=district.report)
    tasks[0].refresh_from_db()
    assert tasks[0].note == "二"
