"""The language in which a closed loop is declared: states, steps, parties, facts, clocks."""

from jiannuo.kernel.loops.clocks import Alarm, Clock, Limit, Pause, Until
from jiannuo.kernel.loops.loop import Loop, all_loops, loop_of
from jiannuo.kernel.loops.parties import (
    Owes,
    Party,
    approve,
    assist,
    holds,
    lead,
    nobody_else,
    on_duty,
    post_in,
    the_author,
    the_lead,
    unit_in,
    units_in,
    verify,
)
from jiannuo.kernel.loops.states import NEW, Move, State, States, stays
from jiannuo.kernel.loops.steps import Step, Tell

__all__ = [
    "NEW",
    "Alarm",
    "Clock",
    "Limit",
    "Loop",
    "Move",
    "Owes",
    "Party",
    "Pause",
    "State",
    "States",
    "Step",
    "Tell",
    "Until",
    "all_loops",
    "approve",
    "assist",
    "holds",
    "lead",
    "loop_of",
    "nobody_else",
    "on_duty",
    "post_in",
    "stays",
    "the_author",
    "the_lead",
    "unit_in",
    "units_in",
    "verify",
]
