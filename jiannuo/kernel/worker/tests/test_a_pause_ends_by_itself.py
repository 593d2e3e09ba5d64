"""A pause has a maximum: when it has passed, the clock runs on, from then and not from the sweep."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from jiannuo.kernel.act import act
from jiannuo.kernel.fold import differences
from jiannuo.kernel.models import Clock, Matter
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.worker.resuming import PUSHED_ON, resume_due
from jiannuo.kernel.worker.sweep import sweep
from jiannuo.kernel.worker.tests.conftest import clock_of

Found = Callable[..., Matter]


@pytest.fixture
def paused(town: Town, found: Found) -> Clock:
    """A clock that stands still, for five days at most."""
    matter = found()
    act(matter, "wait", actor=town.inspector, facts={"why": "storm"})
    return clock_of(matter)


def test_a_late_worker_gives_nobody_more_time(paused: Clock) -> None:
    over = paused.paused_until
    assert over is not None
    assert paused.due_at is None
    assert resume_due(over - timedelta(seconds=1)) == 0
    sweep(over + timedelta(days=1))
    paused.refresh_from_db()
    assert (paused.running_since, paused.paused_at, paused.paused_until) == (over, None, None)
    assert paused.due_at is not None
    matter = paused.matter
    matter.refresh_from_db()
    assert matter.due_at == paused.due_at
    assert (matter.events.order_by("-seq")[0].step, matter.revision, matter.seq) == ("system.resume", 2, 3)
    assert differences(matter) == []


def test_its_alarms_ring_again(paused: Clock) -> None:
    assert paused.paused_until is not None
    sweep(paused.paused_until + timedelta(days=30))
    steps = list(paused.matter.events.order_by("seq").values_list("step", flat=True))
    assert steps == ["report", "wait", "system.resume", "system.alarm", "system.alarm"]


def test_one_that_fails_is_left_alone(town: Town, found: Found, paused: Clock) -> None:
    other = found()
    act(other, "wait", actor=town.inspector, facts={"why": "storm"})
    Matter.objects.filter(pk=paused.matter_id).update(loop="gone.loop")
    assert paused.paused_until is not None
    at = paused.paused_until + timedelta(hours=1)
    assert resume_due(at) == 2
    paused.refresh_from_db()
    assert paused.paused_until == at + PUSHED_ON
    assert clock_of(other).running_since is not None
