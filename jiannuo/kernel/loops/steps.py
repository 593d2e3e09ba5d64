"""Steps: what somebody may do to a matter, and what follows from it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jiannuo.kernel.loops.facts import Fact
from jiannuo.kernel.loops.parties import Case, Party
from jiannuo.kernel.loops.states import Label, Move, State

if TYPE_CHECKING:
    from jiannuo.kernel.happening import Happening

#: says what stands in the way of the step whatever is told, or "" if nothing does
Obstacle = Callable[[Case], Label]
#: says why the step may not be taken with these facts, or "" if it may
Guard = Callable[[Case, dict[str, Any]], Label]
#: columns of the matter that the step sets, computed from the matter and the facts; kept in the event
Sets = Callable[["Case", dict[str, Any]], dict[str, Any]]
#: a small named act inside the same transaction
Effect = Callable[["Happening"], None]


@dataclass(frozen=True)
class Tell:
    """Who hears of the step: a message class of the notices and the party it goes to."""

    message: str
    to: Party


@dataclass
class Step:
    """A step. Its key is the name it is declared under in its loop: a verb an officer says."""

    label: Label
    move: Move
    by: Party
    needs: tuple[Fact, ...] = ()
    #: looked at before anything is typed, so that nobody fills in a form for nothing
    obstacles: tuple[Obstacle, ...] = ()
    #: every guard must be silent
    guards: tuple[Guard, ...] = ()
    sets: Sets | None = None
    does: tuple[Effect, ...] = ()
    tells: tuple[Tell, ...] = ()
    #: an ending that the owner may declare itself, because it says openly that the work was not
    #: done (withdrawn, merged, not ours); it must need a reason
    typed_ending: bool = False
    #: the step makes a new round: what was measured in the earlier rounds stays
    new_round: bool = False
    #: what its form shows before anything is typed, by fact: the plan as it stands, to be changed
    begins_with: Callable[[Case], dict[str, Any]] | None = None
    #: which rows its form offers, by fact, where not every row makes sense; a guard still refuses others
    narrows: Callable[[Case], dict[str, list[int]]] | None = None
    #: one sentence for the button: what happens when I press it
    about: Label = ""
    #: may be taken for many matters at once from a list
    bulk: bool = False
    key: str = field(default="", init=False)

    def in_the_way(self, case: Case) -> Label:
        """What stands in the way of the step whatever is told, "" if nothing does."""
        return next((sentence for obstacle in self.obstacles if (sentence := obstacle(case))), "")

    @property
    def target(self) -> State | None:
        """Where the matter is afterwards; None: where it was."""
        return self.move.target
