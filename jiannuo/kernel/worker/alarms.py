"""Alarms: every one exactly once, however many sweepers run or die.

A batch is one transaction: due clocks and their matters are locked (what somebody else holds is skipped,
so a sweeper never waits and nobody waits long for it), each alarm is claimed by a unique row, becomes an
event in its matter's chain and a notice in the outbox, and its clock gets the moment of the next one.
An alarm tells people. It never changes the state of a matter, and closes nothing.
"""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet

from jiannuo.kernel.actors import SYSTEM
from jiannuo.kernel.happening import kept
from jiannuo.kernel.loops.loop import loop_of
from jiannuo.kernel.models import AlarmFired, Clock, Duty, Event, Matter, Outbox
from jiannuo.kernel.reckoning import set_alarm
from jiannuo.kernel.recording import record
from jiannuo.kernel.worker.ladder import Ladder

#: clocks in one transaction: few enough that nobody waits for it, enough that its commit costs little
BATCH = 200
#: how long a clock that cannot be rung is left alone
PUSHED_ON = timedelta(minutes=15)
#: the message class of an alarm
ALARM = "kernel.alarm"
#: the event's step
STEP = "system.alarm"

logger = logging.getLogger("jiannuo.worker")


def ring_due(at: datetime, most: int = BATCH) -> int:
    """Ring up to ``most`` alarms that are due ``at`` this moment; how many clocks were looked at.

    A clock that cannot be rung (its loop is gone, its row is broken) is left alone for a quarter of an
    hour and logged; the others of its batch ring. Raises OperationalError when the database is away.
    """
    if not _due(at).exists():
        return 0
    try:
        with transaction.atomic():
            return _ring(_claimed(_due(at), most), at)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("alarms batch refused, taking its clocks one by one")
        return _one_by_one(at, most)


def _due(at: datetime) -> QuerySet[Clock]:
    return Clock.objects.filter(next_alarm_at__lte=at, stopped_at__isnull=True).order_by(
        "next_alarm_at", "id"
    )


def _claimed(clocks: QuerySet[Clock], most: int) -> list[Clock]:
    """The first of ``clocks`` that nobody else holds, locked with their matters until commit."""
    free = clocks.select_related("matter").select_for_update(skip_locked=True, of=("self", "matter"))
    return list(free.prefetch_related("runs")[:most])


def _one_by_one(at: datetime, most: int) -> int:
    ids = list(_due(at).values_list("pk", flat=True)[:most])
    for pk in ids:
        try:
            with transaction.atomic():
                _ring(_claimed(_due(at).filter(pk=pk), 1), at)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            _push_on(Clock.objects.get(pk=pk), at)
    return len(ids)


@dataclass
class _Batch:
    """What one transaction will write."""

    at: datetime
    duties: dict[int, list[Duty]]
    fired: set[tuple[int, int, int]]
    ladder: Ladder
    matters: dict[int, Matter] = field(default_factory=dict)
    clocks: list[Clock] = field(default_factory=list)
    claims: list[AlarmFired] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    notices: list[Outbox] = field(default_factory=list)


def _ring(clocks: list[Clock], at: datetime) -> int:
    if not clocks:
        return 0
    duties: dict[int, list[Duty]] = {}
    for duty in Duty.objects.filter(
        matter__in={clock.matter_id for clock in clocks}, closed_at__isnull=True, turn=True
    ):
        duties.setdefault(duty.matter_id, []).append(duty)
    fired = AlarmFired.objects.filter(clock__in=clocks).values_list("clock_id", "generation", "number")
    batch = _Batch(at, duties, set(fired), Ladder())
    for clock in clocks:
        # two clocks of one matter are two links of one chain: they share the row
        matter = batch.matters.setdefault(clock.matter_id, clock.matter)
        before = matter.seq, matter.head
        try:
            _plan(clock, matter, batch)
        except Exception:
            matter.seq, matter.head = before
            _push_on(clock, at)
    _write(batch)
    return len(clocks)


def _plan(clock: Clock, matter: Matter, batch: _Batch) -> None:
    """Work out one alarm; what may fail comes before anything is added to the batch."""
    declared = loop_of(matter.loop).clocks[clock.key]
    place = (clock.pk, clock.generation, clock.next_alarm)
    number, due_at = clock.next_alarm, clock.next_alarm_at
    assert due_at is not None
    if number >= len(declared.alarms) or place in batch.fired:
        # a later version of the loop has fewer alarms, or this one was rung already
        clock.next_alarm += number < len(declared.alarms)
        set_alarm(clock, declared)
        batch.clocks.append(clock)
        return
    alarm = declared.alarms[number]
    to = batch.ladder.recipients(alarm.tells, batch.duties.get(matter.pk, []))
    clock.next_alarm += 1
    set_alarm(clock, declared)
    said = {
        "clock": clock.key,
        "number": number,
        "fraction": f"{alarm.fraction:g}",
        "due": kept(clock.due_at),
    }
    event, _personal = record(
        matter,
        step=STEP,
        before=matter.state,
        standing=SYSTEM.standings[0],
        at=batch.at,
        facts=said,
        effects={},
    )
    batch.clocks.append(clock)
    batch.claims.append(
        AlarmFired(clock=clock, generation=place[1], number=number, due_at=due_at, fired_at=batch.at)
    )
    batch.events.append(event)
    batch.notices.append(Outbox.letter("notice", ALARM, {"to": to, **said}, at=event.at, event=event))


def _write(batch: _Batch) -> None:
    AlarmFired.objects.bulk_create(batch.claims)
    Event.objects.bulk_create(batch.events)
    Outbox.objects.bulk_create(batch.notices)
    Clock.objects.bulk_update(batch.clocks, ["next_alarm", "next_alarm_at"])
    moved = {event.matter_id for event in batch.events}
    Matter.objects.bulk_update([batch.matters[pk] for pk in sorted(moved)], ["seq", "head"])


def _push_on(clock: Clock, at: datetime) -> None:
    logger.exception("alarm pushed on matter=%s clock=%s/%s", clock.matter_id, clock.pk, clock.key)
    Clock.objects.filter(pk=clock.pk).update(next_alarm_at=at + PUSHED_ON)
