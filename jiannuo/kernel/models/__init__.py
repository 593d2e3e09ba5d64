"""The tables of the kernel."""

from jiannuo.kernel.models.calendar import CalendarDay, CalendarYear
from jiannuo.kernel.models.clock import AlarmFired, Clock, ClockRun
from jiannuo.kernel.models.duty import Duty
from jiannuo.kernel.models.event import Event, Personal
from jiannuo.kernel.models.heartbeat import Heartbeat
from jiannuo.kernel.models.ledger import Checkpoint, FormerKey, Leaf, LedgerCheck, Tile
from jiannuo.kernel.models.link import Involvement, Link
from jiannuo.kernel.models.matter import Matter
from jiannuo.kernel.models.outbox import Outbox
from jiannuo.kernel.models.rehearsal import Rehearsal
from jiannuo.kernel.models.time_limit import TimeLimit
from jiannuo.kernel.models.wording import Wording

__all__ = [
    "AlarmFired",
    "CalendarDay",
    "CalendarYear",
    "Checkpoint",
    "Clock",
    "ClockRun",
    "Duty",
    "Event",
    "FormerKey",
    "Heartbeat",
    "Involvement",
    "Leaf",
    "LedgerCheck",
    "Link",
    "Matter",
    "Outbox",
    "Personal",
    "Rehearsal",
    "Tile",
    "TimeLimit",
    "Wording",
]
