from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from jiannuo.reports.actions.breakdown import (
    Refused,
    add,
    confirm,
    correct,
    correct_many,
    drop,
    drop_many,
    merge,
    move,
    restore,
    split,
    undo,
)
from jiannuo.reports.breakdown.snapshot import snapshot
from jiannuo.reports.models import Task, TaskChange
from jiannuo.reports.tests.breakdown.conftest import District, Officer, seen

Doing = Callable[[dict[str, Any], District, list[Task]], object]


def _dropped_before(who: dict[str, Any], district: District, tasks: list[Task]) -> object:
    return restore(**who, seen=seen(tasks[3]))


ACTS: dict[str, Doing] = {
    "correct": lambda who, d, t: correct(
        **who,
        seen=seen(t[0]),
        values={
            "lead_unit": d.roads,
            "assisting_units": [d.housing],
            "due_on": date(2031, 6, 30),
            "leader_post": d.mayor,
            "milestones": ["启动", "", "", "完工"],
        },
    ),
    "confirm": lambda who, d, t: confirm(**who, seen=seen(t[0])),
    "drop": lambda who, d, t: drop(**who, seen=seen(t[0]), reason="重复"),
    "restore": _dropped_before,
    "add": lambda who, d, t: add(**who, values={"object": "口袋公园", "domain": "城市管理"}),
    "split": lambda who, d, t: split(**who, seen=seen(t[1]), into=3),
    "merge": lambda who, d, t: merge(**who, seen=[seen(t[0]), seen(t[1]), seen(t[2])]),
    "move": lambda who, d, t: move(**who, seen=seen(t[2]), after=None),
    "bulk edit": lambda who, d, t: correct_many(
        **who, seen=[seen(x) for x in t[:3]], values={"domain": "民生实事"}
    ),
    "bulk drop": lambda who, d, t: drop_many(**who, seen=[seen(x) for x in t[:3]], reason="重复"),
}


def _table() -> list[dict[str, Any]]:
    return [snapshot(task) for task in Task.objects.exclude(state="void")]


@pytest.mark.parametrize("name", ACTS)
def test_undo_puts_the_table_back(name: str, district: District, officer: Officer, ready: list[Task]) -> None:
    who = {**officer.acting, "report": district.report}
    drop(**who, seen=seen(ready[3]), reason="待定")
    before = _table()
    ACTS[name](who, district, ready)
    assert _table() != before
    undo(**who)
    assert _table() == before


@pytest.mark.parametrize("name", ACTS)
def test_every_act_leaves_a_line_of_what_it_did(
    name: str, district: District, officer: Officer, ready: list[Task]
) -> None:
    who = {**officer.acting, "report": district.report}
    drop(**who, seen=seen(ready[3]), reason="待定")
    known = set(TaskChange.objects.values_list("pk", flat=True))
    ACTS[name](who, district, ready)
    fresh = TaskChange.objects.exclude(pk__in=known)
    assert fresh.exists()
    assert {(c.actor, c.post) for c in fresh} == {(officer.account, officer.post)}
    assert len({c.act for c in fresh}) == 1
    for change in fresh:
        assert change.revision == change.task.revision
        assert change.before != change.after


def test_undoing_again_goes_one_step_further_back(
    district: District, officer: Officer, tasks: list[Task]
) -> None:
    who = {**officer.acting, "report": district.report}
    for note in ("一", "二"):
        correct(**who, seen=seen(tasks[0]), values={"note": note})
    undo(**who)
    undo(**who)
    tasks[0].refresh_from_db()
    assert tasks[0].note == ""
    with pytest.raises(Refused, match="没有可以撤销"):
        undo(**who)


def test_only_ones_own_acts_are_undone(
    district: District, officer: Officer, hire: Callable[..., Officer], tasks: list[Task]
) -> None:
    correct(**officer.acting, report=district.report, seen=seen(tasks[0]), values={"note": "一"})
    with pytest.raises(Refused, match="自己"):
        undo(
            **hire("王芳").acting,
            report=district.report,
            act=TaskChange.objects.get().act,
        )


def test_an_act_is_undone_once(district: District, officer: Officer, tasks: list[Task]) -> None:
    who = {**officer.acting, "report": district.report}
    correct(**who, seen=seen(tasks[0]), values={"note": "一"})
    act = TaskChange.objects.get().act
    undo(**who, act=act)
    with pytest.raises(Refused, match="已经撤销"):
        undo(**who, act=act)
