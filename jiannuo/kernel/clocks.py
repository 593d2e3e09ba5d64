"""Clocks of a matter while a step happens: started, stopped, paused, extended, switched.

Pausing needs a reason from the declaration's list; extending needs the clock to be still running and
not expired; a new limit keeps what was consumed. Every change of a date is in the event.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.happening import Happening, kept
from jiannuo.kernel.loops.clocks import Clock as Declared
from jiannuo.kernel.loops.clocks import Until
from jiannuo.kernel.loops.steps import Effect
from jiannuo.kernel.models import Clock, ClockRun
from jiannuo.kernel.reckoning import begin_anew, end_of_day, new_clock
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.timing.calendars import counting
from jiannuo.kernel.timing.deadlines import start
from jiannuo.kernel.timing.units import Budget


def settle(happening: Happening) -> None:
    """Plan which clocks start, run on, get another date, and stop in the new state."""
    for key, declared in happening.loop.clocks.items():
        clock = happening.clock(key)
        runs = not happening.target.ends and happening.target in declared.states
        if clock and (not runs or happening.step.new_round or key in happening.restarted):
            happening.stopped_clocks.append(clock)
            clock = None
        if runs and clock is None:
            started = new_clock(declared, happening.matter, happening.at)
            if started:
                happening.started_clocks.append(started)
        elif clock and isinstance(declared.budget, Until) and declared.budget.column in happening.columns:
            _redate_until(happening, clock, declared)


def _redate_until(happening: Happening, clock: Clock, declared: Declared) -> None:
    assert isinstance(declared.budget, Until)
    if getattr(happening.matter, declared.budget.column) is None:
        happening.stopped_clocks.append(clock)
        return
    change(happening, clock, "dated")


def change(happening: Happening, clock: Clock, why: str, **more: Any) -> None:
    """Give ``clock`` its date again after its budget, its day or its runs changed; alarms begin anew."""
    declared = happening.loop.clocks[clock.key]
    was = clock.due_at
    begin_anew(clock, declared, happening.matter, happening.at)
    happening.changed_clocks.append(clock)
    happening.clock_changes.append(
        {"key": clock.key, "why": why, "was": kept(was), "due": kept(clock.due_at), **more}
    )


def restart(key: str) -> Effect:
    """The effect "this clock begins anew": what it measured is done, the next period starts now."""

    def restarted(happening: Happening) -> None:
        happening.restarted.add(key)

    return restarted


def running(happening: Happening, key: str) -> Clock:
    """The open clock ``key``. Raises Refused if there is none."""
    clock = happening.clock(key)
    if clock is None:
        raise Refused(
            Code.NOT_NOW,
            _("“%(clock)s”现在没有在计时。") % {"clock": happening.loop.clocks[key].label},
        )
    return clock


def refuse_expired(happening: Happening, clock: Clock) -> None:
    """Raise Refused if the time is already over: what has expired cannot be extended or paused."""
    if clock.due_at is not None and clock.due_at < happening.at:
        raise Refused(
            Code.EXPIRED,
            _("“%(clock)s”已经到期，到期后不能再延期或暂停。")
            % {"clock": happening.loop.clocks[clock.key].label},
            _("请如实办理，并在办理情况里说明超期原因。"),
        )


def extend_until(key: str, day: Callable[[Happening], date]) -> Effect:
    """The effect "this clock now ends on ``day``": before expiry only, and only later."""

    def extended_until(happening: Happening) -> None:
        clock = running(happening, key)
        refuse_expired(happening, clock)
        declared = happening.loop.clocks[key]
        assert isinstance(declared.budget, Until)
        until = day(happening)
        if clock.due_at is not None and end_of_day(until) <= clock.due_at:
            raise Refused(Code.GUARDED, _("新的期限要晚于原来的期限。"), _("请选一个晚于原期限的日期。"))
        happening.set(**{declared.budget.column: until})

    return extended_until


def extend_by(key: str, amount: Callable[[Happening], int]) -> Effect:
    """The effect "this clock's budget grows by ``amount`` of its own unit", before expiry only."""

    def extended_by(happening: Happening) -> None:
        clock = running(happening, key)
        refuse_expired(happening, clock)
        more = amount(happening)
        clock.amount += more
        change(happening, clock, "extended", by=more)

    return extended_by


def pause(key: str, fact: str) -> Effect:
    """The effect "this clock stands still" for the listed reason in ``fact``, for its maximum at most."""

    def paused(happening: Happening) -> None:
        clock = running(happening, key)
        refuse_expired(happening, clock)
        listed = {one.key: one for one in happening.loop.clocks[key].pauses}
        reason = listed.get(happening.facts[fact])
        if reason is None or clock.running_since is None:
            raise Refused(
                Code.FACTS,
                _("只能以列明的理由暂停计时，且正在计时。"),
                fields={fact: _("请从列明的理由里选。")},
            )
        clock.paused_at = end_run(happening, clock, reason.key)
        clock.pause_reason = reason.key
        clock.paused_until = start(reason.at_most, happening.at, counting()).at
        change(happening, clock, "paused", reason=reason.key, until=kept(clock.paused_until))

    return paused


def resume(key: str) -> Effect:
    """The effect "this clock runs on", with what it had consumed."""

    def resumed(happening: Happening) -> None:
        clock = running(happening, key)
        if clock.paused_at is None:
            raise Refused(
                Code.NOT_NOW,
                _("“%(clock)s”没有暂停。") % {"clock": happening.loop.clocks[key].label},
            )
        run_on(clock, max(happening.at, clock.paused_at))
        change(happening, clock, "resumed")

    return resumed


def switch(key: str, fact: str) -> Effect:
    """The effect "another budget (``5个工作日`` in ``fact``)"; what was consumed stays consumed."""

    def switched(happening: Happening) -> None:
        clock = running(happening, key)
        budget = Budget.parse(happening.facts[fact])
        clock.amount, clock.unit = budget.amount, budget.unit.value
        change(happening, clock, "switched", amount=clock.amount, unit=clock.unit)

    return switched


def end_run(happening: Happening, clock: Clock, why: str) -> datetime:
    """Close the present stretch of time and return its end."""
    assert clock.running_since is not None
    # clocks of machines differ: a run that began by another's ends no earlier than it began
    ended = max(happening.at, clock.running_since)
    ClockRun.objects.create(clock=clock, began_at=clock.running_since, ended_at=ended, why=why)
    clock.running_since = None
    return ended


def run_on(clock: Clock, at: Any) -> None:
    """Begin a new stretch of time."""
    clock.running_since, clock.paused_at, clock.paused_until, clock.pause_reason = at, None, None, ""
