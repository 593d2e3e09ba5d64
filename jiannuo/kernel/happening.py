"""A step while it happens: what it sets, opens, closes and tells, gathered before anything is written.

Effects work on a Happening. Whatever they change through it is in the event, so that the log alone
can rebuild the row; what needs the event to exist first (children, links) waits in ``after``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from jiannuo.kernel.actors import Actor, Standing
from jiannuo.kernel.loops.loop import Loop
from jiannuo.kernel.loops.parties import Case, Owner
from jiannuo.kernel.loops.states import State
from jiannuo.kernel.loops.steps import Step
from jiannuo.kernel.models import Clock, Duty, Event, Matter


@dataclass
class Happening:
    """``matter`` already carries the columns that were set; the database does not yet."""

    loop: type[Loop]
    step: Step
    matter: Matter
    target: State
    actor: Actor
    standing: Standing
    facts: dict[str, Any]
    at: datetime
    duties: list[Duty]
    clocks: list[Clock]
    #: columns set by this step, as the event keeps them
    columns: dict[str, Any] = field(default_factory=dict)
    #: values of the same columns before
    former: dict[str, Any] = field(default_factory=dict)
    opened_duties: list[Duty] = field(default_factory=list)
    closed_duties: list[Duty] = field(default_factory=list)
    turned_duties: list[Duty] = field(default_factory=list)
    started_clocks: list[Clock] = field(default_factory=list)
    stopped_clocks: list[Clock] = field(default_factory=list)
    #: keys of clocks that stop and start again
    restarted: set[str] = field(default_factory=set)
    changed_clocks: list[Clock] = field(default_factory=list)
    #: what the event keeps of each clock that was changed otherwise than by starting and stopping
    clock_changes: list[dict[str, Any]] = field(default_factory=list)
    messages: list[tuple[str, list[Owner], dict[str, Any]]] = field(default_factory=list)
    after: list[Callable[[Event], None]] = field(default_factory=list)
    event: Event | None = None

    @property
    def case(self) -> Case:
        """The matter as it will be, with the duties that will be open."""
        kept = [duty for duty in self.duties if duty not in self.closed_duties]
        return Case(self.matter, [*kept, *self.opened_duties])

    def set(self, **columns: Any) -> None:
        """Set columns of the matter; foreign keys by their ``_id`` name."""
        for name, value in columns.items():
            if name not in self.columns:
                self.former[name] = kept(getattr(self.matter, name))
            setattr(self.matter, name, value)
            self.columns[name] = kept(value)

    def tell(self, message: str, to: list[Owner], **payload: Any) -> None:
        """Send a notice after commit."""
        self.messages.append((message, to, payload))

    def clock(self, key: str) -> Clock | None:
        """The open clock called ``key``."""
        return next((clock for clock in self.clocks if clock.key == key), None)

    def effects(self) -> dict[str, Any]:
        """What followed, as the event keeps it."""
        found = {
            "set": self.columns,
            "was": {name: value for name, value in self.former.items() if value not in (None, "")},
            "duties": [_duty(duty) for duty in self.opened_duties],
            "closed": [_duty(duty) for duty in self.closed_duties],
            "clocks": [_clock(clock) for clock in self.started_clocks],
            "stopped": [clock.key for clock in self.stopped_clocks],
            "changed": self.clock_changes,
        }
        return {name: value for name, value in found.items() if value}


def kept(value: Any) -> Any:
    """``value`` as JSON keeps it: days and moments in ISO 8601, decimals as text without idle zeros."""
    if isinstance(value, date):
        return value.isoformat()
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


def _duty(duty: Duty) -> dict[str, Any]:
    found = {"kind": duty.kind, "unit": duty.unit_id, "role": duty.role, "post": duty.post_id}
    return {name: value for name, value in found.items() if value}


def _clock(clock: Clock) -> dict[str, Any]:
    return {
        "key": clock.key,
        "amount": clock.amount,
        "unit": clock.unit,
        "due": kept(clock.due_at),
        "provisional": clock.provisional,
    }
