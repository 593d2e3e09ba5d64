"""A thousand random walks through each loop, in declaration only: every one comes to an end.

The walk takes any step of people from any state, for longer than any matter lives; then it takes the
shortest way out. What it checks on its way is what the tables check for real matters: one lead, a
duty wherever it waits, no clock left running in an end.
"""

import random
from collections import deque

import pytest

from jiannuo.kernel.loops import Loop, all_loops
from jiannuo.kernel.loops.states import NEW, State
from jiannuo.kernel.tests.sample import Hazard

WALKS, LONGEST = 1000, 60


@pytest.mark.parametrize("loop", [Hazard, *all_loops()], ids=lambda loop: loop.key)
def test_every_walk_can_be_brought_to_an_end(loop: type[Loop]) -> None:
    dice = random.Random(loop.key)
    for _walk in range(WALKS):
        state, leads = _opened(loop, dice)
        for _step in range(dice.randrange(LONGEST)):
            if state.ends:
                break
            state = dice.choice(loop.steps_from(state.key)).target or state
            leads += _leads(state)
            assert state.ends or leads
            assert state.ends or state.owes
        assert _way_out(loop, state) is not None
        if state.ends:
            assert not any(state in clock.states for clock in loop.clocks.values())


def _opened(loop: type[Loop], dice: random.Random) -> tuple[State, int]:
    state = dice.choice(loop.opening_steps()).target
    assert state is not None
    assert state is not NEW
    return state, _leads(state)


def _leads(state: State) -> int:
    return sum(owes.kind == "lead" for owes in state.owes)


def _way_out(loop: type[Loop], start: State) -> int | None:
    """The number of steps of the shortest way to an end."""
    queue, seen = deque([(start, 0)]), {start}
    while queue:
        state, far = queue.popleft()
        if state.ends:
            return far
        for step in loop.steps_from(state.key):
            if step.target and step.target not in seen and step.by.roles != frozenset({"system"}):
                seen.add(step.target)
                queue.append((step.target, far + 1))
    return None
