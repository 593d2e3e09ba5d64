"""Alarms: in order, exactly once, in the chain and to the right people; and they close nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from jiannuo.kernel.act import act
from jiannuo.kernel.fold import differences
from jiannuo.kernel.models import AlarmFired, Clock, Event, Matter, Outbox
from jiannuo.kernel.now import frozen_at
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.worker.alarms import ALARM, PUSHED_ON, ring_due
from jiannuo.kernel.worker.sweep import sweep
from jiannuo.kernel.worker.tests.conftest import clock_of

Found = Callable[..., Matter]


def numbers(matter: Matter) -> list[int]:
    return [event.facts["number"] for event in matter.events.filter(step="system.alarm").order_by("seq")]


def test_nothing_rings_before_its_moment_and_it_rings_at_it(found: Found) -> None:
    matter = found()
    moment = clock_of(matter).next_alarm_at
    assert moment is not None
    assert sweep(moment - timedelta(seconds=1)) == 0
    assert sweep(moment) == 1
    assert sweep(moment) == 0
    assert numbers(matter) == [0]


def test_missed_alarms_ring_in_order_and_the_matter_stays_open(found: Found, late: datetime) -> None:
    matters = [found(f"第{number}处") for number in range(3)]
    sweep(late)
    for matter in matters:
        assert numbers(matter) == [0, 1]
        matter.refresh_from_db()
        assert (matter.state, matter.revision, matter.seq, matter.is_open) == ("found", 1, 3, True)
        assert differences(matter) == []
    assert clock_of(matters[0]).next_alarm_at is None


def test_each_rung_hears_its_alarm(town: Town, found: Found, late: datetime) -> None:
    found()
    sweep(late)
    first, second = Outbox.objects.filter(topic=ALARM).order_by("id")
    owner = {"unit_id": town.works.pk, "role": "department"}
    head = town.head.standings[0].post_id
    assert first.payload["to"] == [owner]
    assert second.payload["to"] == [owner, {"unit_id": town.works.pk, "post_id": head}]
    assert second.payload["fraction"] == "1"


def test_a_claimed_alarm_is_not_rung_again(found: Found, late: datetime) -> None:
    clock = clock_of(found())
    AlarmFired.objects.create(clock=clock, generation=1, number=0, due_at=late, fired_at=late)
    sweep(late)
    assert numbers(clock.matter) == [1]


def test_a_new_date_makes_new_alarms(town: Town, found: Found, late: datetime) -> None:
    matter = found()
    moment = clock_of(matter).next_alarm_at
    assert moment is not None
    sweep(moment)
    with frozen_at(moment):
        act(matter, "wait", actor=town.inspector, facts={"why": "storm"})
    with frozen_at(moment + timedelta(days=1)):
        act(matter, "go_on", actor=town.inspector)
    assert clock_of(matter).generation == 3
    sweep(late + timedelta(days=30))
    # 0.6 had been said before the pause; with the new date it is past and not said again
    assert numbers(matter) == [0, 1]
    assert differences(Matter.objects.get(pk=matter.pk)) == []


@pytest.mark.parametrize("broken", ["loop", "key"])
def test_a_bad_row_is_left_alone_and_the_rest_rings(
    found: Found, late: datetime, broken: str, caplog: pytest.LogCaptureFixture
) -> None:
    matters = [found() for _ in range(5)]
    if broken == "loop":
        Matter.objects.filter(pk=matters[2].pk).update(loop="gone.loop")
    else:
        Clock.objects.filter(matter=matters[2]).update(key="gone")
    assert ring_due(late) == 5
    assert [len(numbers(matter)) for matter in matters] == [1, 1, 0, 1, 1]
    assert clock_of(matters[2]).next_alarm_at == late + PUSHED_ON
    assert f"matter={matters[2].pk}" in caplog.text


def test_a_row_the_database_refuses_does_not_stop_its_batch(
    found: Found, late: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    matters = [found() for _ in range(3)]
    # a chain that claims its place is still free: the event's unique place refuses it
    Matter.objects.filter(pk=matters[1].pk).update(seq=0, head="")
    sweep(late)
    assert [len(numbers(matter)) for matter in matters] == [2, 0, 2]
    assert clock_of(matters[1]).next_alarm_at == late + PUSHED_ON
    assert f"matter={matters[1].pk}" in caplog.text


def test_a_loop_that_has_fewer_alarms_now_goes_silent(found: Found, late: datetime, loop: object) -> None:
    clock = clock_of(found())
    Clock.objects.filter(pk=clock.pk).update(next_alarm=7)
    assert ring_due(late) == 1
    clock.refresh_from_db()
    assert clock.next_alarm_at is None
    assert not Event.objects.filter(step="system.alarm").exists()


def test_a_batch_asks_the_database_no_more_for_many(
    found: Found, late: datetime, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(40):
        found(f"第{number}处")
    with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
        assert ring_due(late) == 40
