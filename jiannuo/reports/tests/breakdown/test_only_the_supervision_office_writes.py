from collections.abc import Callable
from typing import Any

import pytest

from jiannuo.people.roles import Role
from jiannuo.people.viewer import PUBLIC
from jiannuo.reports.actions.breakdown import (
    NotAllowed,
    add,
    confirm,
    confirm_ready,
    correct,
    correct_many,
    drop,
    drop_many,
    merge,
    move,
    restore,
    split,
    undo,
    withdraw,
)
from jiannuo.reports.models import Task, TaskChange
from jiannuo.reports.tests.breakdown.conftest import District, Officer

ACTS: dict[Callable[..., object], dict[str, Any]] = {
    correct: {"seen": (1, 0), "values": {}},
    confirm: {"seen": (1, 0)},
    withdraw: {"seen": (1, 0)},
    split: {"seen": (1, 0), "into": 2},
    merge: {"seen": [(1, 0), (2, 0)]},
    move: {"seen": (1, 0), "after": None},
    add: {"values": {"object": "一", "domain": "教育"}},
    drop: {"seen": (1, 0), "reason": "重复"},
    restore: {"seen": (1, 0)},
    undo: {},
    correct_many: {"seen": [(1, 0)], "values": {}},
    confirm_ready: {"seen": [(1, 0)]},
    drop_many: {"seen": [(1, 0)], "reason": "重复"},
}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
@pytest.mark.parametrize("role", [role for role in Role if role != Role.SUPERVISION])
def test_other_roles_are_refused(
    act: Callable[..., object], role: str, district: District, hire: Callable[..., Officer]
) -> None:
    with pytest.raises(NotAllowed, match="督查室"):
        act(**hire("赵强", role).acting, report=district.report, **ACTS[act])
    assert not TaskChange.objects.exists()


def test_nobody_acts_from_a_post_somebody_else_holds(
    district: District, officer: Officer, hire: Callable[..., Officer]
) -> None:
    clerk = hire("赵强", Role.DEPARTMENT)
    for actor in (clerk.viewer, PUBLIC):
        with pytest.raises(NotAllowed):
            add(
                actor=actor,
                post=officer.post,
                report=district.report,
                values={"object": "一", "domain": "教育"},
            )
    assert Task.objects.count() == 4
