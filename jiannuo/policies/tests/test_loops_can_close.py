"""What the kernel asks of every loop, of ours."""

import pytest
from django.conf import settings

from jiannuo.kernel.loops import Clock, Limit, Loop
from jiannuo.kernel.loops.promises import findings
from jiannuo.kernel.models import TimeLimit
from jiannuo.notices.message import all_messages, message_of
from jiannuo.policies import loop as loops

LOOPS: list[type[Loop]] = [getattr(loops, name) for name in loops.__all__]


@pytest.mark.parametrize("loop", LOOPS)
def test_a_loop_can_close(loop: type[Loop]) -> None:
    assert findings(loop) == []


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.django_db
def test_every_limit_has_a_row_and_every_message_a_class(loop: type[Loop]) -> None:
    clocks: list[Clock] = list(loop.clocks.values())
    for clock in clocks:
        if isinstance(clock.budget, Limit):
            assert TimeLimit.objects.filter(key=clock.budget.key).exists()
    for step in loop.steps.values():
        for tell in step.tells:
            assert message_of(tell.message), tell.message


def test_every_message_has_a_picture_that_is_there() -> None:
    ours = [one for one in all_messages() if one.key.startswith("policies.")]
    assert len(ours) >= 12
    assert all((settings.ICONS / f"{one.icon}.svg").is_file() for one in ours)
