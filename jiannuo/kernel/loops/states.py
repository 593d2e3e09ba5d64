"""States of a loop, and the moves between them: ``found | doubted >> fixed``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Union

from django.utils.functional import Promise

if TYPE_CHECKING:
    from jiannuo.kernel.loops.parties import Owes

Label = str | Promise


class State:
    """One state. Its key is the name it is declared under in its loop.

    ``owes`` says whose turn it is; a state without a running clock says in ``waits`` why nothing
    presses. A state that ``ends`` closes the matter, and its key is the matter's outcome.
    """

    def __init__(
        self,
        label: Label,
        *,
        owes: Union["Owes", tuple["Owes", ...]] = (),
        starts: bool = False,
        ends: bool = False,
        waits: Label = "",
    ) -> None:
        self.key = ""
        self.label = label
        self.owes: tuple[Owes, ...] = owes if isinstance(owes, tuple) else (owes,)
        self.starts = starts
        self.ends = ends
        self.waits = waits

    def __or__(self, other: "State | States") -> "States":
        return States((self,)) | other

    def __rshift__(self, target: "State") -> "Move":
        return Move(States((self,)), target)

    def __iter__(self) -> Iterator["State"]:
        return iter((self,))

    def __repr__(self) -> str:
        return f"<State {self.key or self.label}>"


class States:
    """Several states, as in ``(moving | late) >> done``."""

    def __init__(self, states: tuple[State, ...] = ()) -> None:
        self._states = states

    def __or__(self, other: "State | States") -> "States":
        return States((*self._states, *(state for state in other if state not in self._states)))

    def __rshift__(self, target: State) -> "Move":
        return Move(self, target)

    def __iter__(self) -> Iterator[State]:
        return iter(self._states)

    def __contains__(self, state: object) -> bool:
        return state in self._states

    def __len__(self) -> int:
        return len(self._states)


@dataclass(frozen=True)
class Move:
    """From any of ``sources`` to ``target``; no target: the matter stays where it is."""

    sources: States
    target: State | None


def stays(*states: State | States) -> Move:
    """The move of a step that changes no state: a report, a remark, an extension."""
    return Move(States(tuple(state for group in states for state in group)), None)


#: before a matter exists: ``NEW >> drafted`` is a step that opens one
NEW = State("", waits="-")
NEW.key = "new"
