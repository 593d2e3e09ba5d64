"""What every loop must keep, checked before the server starts: a loop that cannot close does not run.

Each check returns sentences that name the state and the cure; Django's check framework refuses to
start with them.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register

from jiannuo.kernel.loops.clocks import Until
from jiannuo.kernel.loops.facts import Reason
from jiannuo.kernel.loops.loop import Loop, all_loops
from jiannuo.kernel.loops.parties import ANY
from jiannuo.kernel.loops.states import NEW

Findings = Iterator[str]
Promise = Callable[[type[Loop]], Findings]


def begins_once(loop: type[Loop]) -> Findings:
    """There is one way in: a state that starts, and a step that leads from nothing to it."""
    starts = [state for state in loop.states.values() if state.starts]
    if len(starts) != 1:
        yield f"{loop.key} has {len(starts)} states with starts=True; mark exactly one."
    for step in loop.opening_steps():
        if step.target is None or not step.target.starts:
            yield f"{loop.key}.{step.key} opens a matter but does not lead to the state with starts=True."
    if not loop.opening_steps():
        yield f"{loop.key} has no step from NEW; add one that leads to its first state."


def every_state_is_reached(loop: type[Loop]) -> Findings:
    """No state is a place nobody comes to."""
    reached = _closure({state.key for state in loop.states.values() if state.starts}, _forward(loop))
    for key in loop.states.keys() - reached:
        yield f"{loop.key}.{key} is never reached; add a step that leads to it or remove it."


def every_state_can_end(loop: type[Loop]) -> Findings:
    """From every state some end can be reached by steps of people."""
    ends = {state.key for state in loop.states.values() if state.ends}
    if not ends:
        yield f"{loop.key} has no state with ends=True; name how a matter closes."
    arriving: dict[str, set[str]] = {}
    for source, targets in _forward(loop, people_only=True).items():
        for target in targets:
            arriving.setdefault(target, set()).add(source)
    for key in loop.states.keys() - _closure(ends, arriving):
        yield f"{loop.key}.{key} cannot come to an end; add a step that somebody may take from it."


def ends_stay_ended(loop: type[Loop]) -> Findings:
    """Nothing leads out of an end, nobody owes anything there and no clock runs."""
    for state in loop.states.values():
        if not state.ends:
            continue
        for step in loop.steps_from(state.key):
            yield f"{loop.key}.{step.key} leads out of the end {state.key}; start a new round before ending."
        if state.owes:
            yield f"{loop.key}.{state.key} ends and still owes something; remove owes."
        for clock in loop.clocks.values():
            if state in clock.states:
                yield f"{loop.key}.{clock.key} runs in the end {state.key}; take it out of runs_in."


def somebody_owes(loop: type[Loop]) -> Findings:
    """Every open state has somebody whose turn it is, and the first one names the lead."""
    for state in loop.states.values():
        if not state.ends and not state.owes:
            yield f"{loop.key}.{state.key} has no duty; say in owes= whose turn it is."
        if state.starts and not any(owes.kind == "lead" for owes in state.owes):
            yield f"{loop.key}.{state.key} starts the loop without a lead; add lead(…) to owes."
        if sum(owes.kind == "lead" for owes in state.owes) > 1:
            yield f"{loop.key}.{state.key} has two leads; exactly one unit answers for a matter."


def something_presses(loop: type[Loop]) -> Findings:
    """Every open state has a clock, or says why none."""
    clocked = {state for clock in loop.clocks.values() for state in clock.states}
    for state in loop.states.values():
        if not state.ends and state not in clocked and not state.waits:
            yield f"{loop.key}.{state.key} has no clock; add one, or say in waits= why nothing presses."


def whoever_owes_can_act(loop: type[Loop]) -> Findings:
    """From every open state there is a step for somebody who owes something in it."""
    for state in loop.states.values():
        steps = loop.steps_from(state.key)
        owing = [owes.party.roles for owes in state.owes]
        kinds = {owes.kind for owes in state.owes}
        if state.ends or not owing:
            continue
        if not any(
            step.by.duty in kinds or any(_meet(step.by.roles, roles) for roles in owing) for step in steps
        ):
            yield f"{loop.key}.{state.key}: nobody who owes something may take a step; widen a step's by=."


def nobody_closes_its_own(loop: type[Loop]) -> Findings:
    """The lead does not close its own matter, unless it says with a reason that the work was not done."""
    for step in loop.steps.values():
        if step.target is None or not step.target.ends:
            continue
        if step.typed_ending:
            if not any(isinstance(fact, Reason) and fact.required for fact in step.needs):
                yield f"{loop.key}.{step.key} is a typed ending without a reason; add Reason(…) to needs."
        elif step.by.duty == "lead":
            yield f"{loop.key}.{step.key} lets the lead close its own matter; give it to whoever verifies."
        if step.by.roles == frozenset({"system"}):
            yield f"{loop.key}.{step.key} closes by the system; a timeout never closes anything."


def no_wheel_turns_by_itself(loop: type[Loop]) -> Findings:
    """There is no cycle of system steps: somebody must act before a matter comes round again."""
    turning: dict[str, set[str]] = {}
    for step in loop.steps.values():
        if step.by.roles == frozenset({"system"}) and step.target is not None:
            for source in step.move.sources:
                turning.setdefault(source.key, set()).add(step.target.key)
    for key, targets in turning.items():
        if key in _closure(targets, turning):
            yield f"{loop.key}.{key} is on a cycle without a human act; let a person take one of its steps."


def everything_is_its_own(loop: type[Loop]) -> Findings:
    """Moves, clocks and columns are of this loop: a state borrowed from another is a slip of the pen."""
    own = {*loop.states.values(), NEW}
    for step in loop.steps.values():
        for state in {*step.move.sources, *([step.target] if step.target else [])} - own:
            yield f"{loop.key}.{step.key} names a state of another loop ({state!r}); use one of this loop."
        names = [fact.name for fact in step.needs]
        for name in {name for name in names if names.count(name) > 1}:
            yield f"{loop.key}.{step.key} asks for {name} twice; rename one."
    for clock in loop.clocks.values():
        for state in set(clock.states) - own:
            yield f"{loop.key}.{clock.key} runs in a state of another loop ({state!r}); use one of this loop."
        fractions = [alarm.fraction for alarm in clock.alarms]
        if fractions != sorted(set(fractions)) or not fractions or fractions[0] <= 0:
            yield f"{loop.key}.{clock.key}: alarms must grow from above 0; order them."
        if isinstance(clock.budget, Until) and not hasattr(loop.model_class(), clock.budget.column):
            yield f"{loop.key}.{clock.key} ends on {clock.budget.column}: the model has no such column."
        if not str(clock.basis):
            yield f"{loop.key}.{clock.key} has no basis; name the law and article, or the district's rule."


PROMISES: tuple[Promise, ...] = (
    begins_once,
    every_state_is_reached,
    every_state_can_end,
    ends_stay_ended,
    somebody_owes,
    something_presses,
    whoever_owes_can_act,
    nobody_closes_its_own,
    no_wheel_turns_by_itself,
    everything_is_its_own,
)


def findings(loop: type[Loop]) -> list[str]:
    """Everything that is wrong with ``loop``, as sentences."""
    return [sentence for promise in PROMISES for sentence in promise(loop)]


@register()
def loops_can_close(**_options: Any) -> Iterable[CheckMessage]:
    """Django's check: the server does not start while a loop cannot close."""
    return [Error(sentence, id="kernel.E001") for loop in all_loops() for sentence in findings(loop)]


def roles_nobody_holds(loop: type[Loop], held: frozenset[str]) -> Findings:
    """Steps that nobody in this district could take, because no post has any of their roles."""
    for step in loop.steps.values():
        if step.by.roles != ANY and not step.by.roles & (held | {"system"}):
            roles = ", ".join(sorted(step.by.roles))
            yield f"{loop.key}.{step.key} needs {roles}, and no post of this district has that role."


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return ANY in (one, other) or bool(one & other)


def _forward(loop: type[Loop], *, people_only: bool = False) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for step in loop.steps.values():
        if step.target is None or (people_only and step.by.roles == frozenset({"system"})):
            continue
        for source in step.move.sources:
            found.setdefault(source.key, set()).add(step.target.key)
    return found


def _closure(start: set[str], edges: dict[str, set[str]]) -> set[str]:
    found, edge = set(start), set(start)
    while edge:
        edge = {target for key in edge for target in edges.get(key, ())} - found
        found |= edge
    return found
