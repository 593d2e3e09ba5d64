"""The order of states in a drawing: as work usually goes, with the ends at the bottom."""

from collections.abc import Iterator

from jiannuo.kernel.loops import Loop, State


def moves(loop: type[Loop]) -> Iterator[tuple[str, str, str]]:
    """Every move between two states: (source, target, step). Opening steps and remarks are none."""
    for step in loop.steps.values():
        if step.target is None:
            continue
        for source in step.move.sources:
            if source.key in loop.states and source.key != step.target.key:
                yield source.key, step.target.key, step.key


def ordered(loop: type[Loop]) -> list[State]:
    """The states of ``loop`` from the first to the ends.

    Declarations are written in the order of the work, so that order is kept; only what ends is moved
    down, the regular end before those that say the work was not done.
    """
    typed = {step.target.key for step in loop.steps.values() if step.typed_ending and step.target}

    def place(state: State) -> tuple[bool, bool, bool]:
        return (not state.starts, state.ends, state.ends and state.key in typed)

    return sorted(loop.states.values(), key=place)
