"""Clocks as declared: what is limited, in which states the time runs, and who hears of it."""

from dataclasses import dataclass, field

from jiannuo.kernel.loops.states import Label, State, States
from jiannuo.kernel.timing.units import Budget


@dataclass(frozen=True)
class Limit:
    """The budget is the time limit in force under ``key`` (a row with validity and source)."""

    key: str


@dataclass(frozen=True)
class Until:
    """The budget ends with the day in the matter's ``column``; without a day there, nothing runs."""

    column: str


@dataclass(frozen=True)
class Alarm:
    """At ``fraction`` of the budget, tell the rungs of the ladder.

    Rungs: ``owner`` (the unit that owes), ``head`` (the post that answers for it), ``supervision``
    (the supervision office), ``leader`` (the district leader overseeing the unit).
    """

    fraction: float
    tells: tuple[str, ...] = ("owner",)


@dataclass(frozen=True)
class Pause:
    """A reason for which the clock may stand still, from a closed list, and for how long at most."""

    key: str
    label: Label
    basis: Label
    at_most: Budget


#: officer, then head, then the supervision office and the district leader
LADDER = (
    Alarm(0.6),
    Alarm(0.9, ("owner", "head")),
    Alarm(1.0, ("owner", "head", "supervision")),
    Alarm(1.25, ("head", "supervision", "leader")),
)


@dataclass
class Clock:
    """A limit on some states. Its key is the name it is declared under in its loop.

    It starts when the matter enters a state of ``runs_in``, is kept while the matter moves within
    them, and stops when the matter leaves them. ``effect`` says what the law attaches to expiry;
    a timeout never closes anything.
    """

    label: Label
    runs_in: State | States
    budget: Budget | Limit | Until
    basis: Label
    alarms: tuple[Alarm, ...] = LADDER
    purpose: str = "resolve"
    effect: Label = ""
    pauses: tuple[Pause, ...] = ()
    #: who may extend it before it expires; the level is shown and kept with the extension
    extended_by: Label = ""
    key: str = field(default="", init=False)

    @property
    def states(self) -> States:
        """The states in which it runs."""
        return States(tuple(self.runs_in))
