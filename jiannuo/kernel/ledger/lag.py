"""How far the log lags behind what happened."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from jiannuo.kernel.ledger.pending import horizon, pending
from jiannuo.kernel.ledger.store import newest

#: longer than this and somebody should look: the worker is down, or something holds the log up
ALARM = timedelta(seconds=5)
#: not counted further; whoever is that late does not need the exact number
_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Lag:
    """How many events wait (at most 10,000 are counted), and for how long the first has waited."""

    events: int
    age: timedelta

    @property
    def alarming(self) -> bool:
        """Whether the first has waited too long."""
        return self.age > ALARM


def lag(at: datetime) -> Lag:
    """The lag at this moment."""
    last = newest()
    waiting = pending(horizon(last.horizon if last else 0))
    first = waiting.values_list("at", flat=True).first()
    if first is None:
        return Lag(0, timedelta(0))
    return Lag(waiting[:_COUNTED].count(), max(at - first, timedelta(0)))
