"""The declaration of a closed loop: a class whose attributes are its states, steps and clocks."""

from typing import Any, ClassVar

from django.apps import apps

from jiannuo.kernel.loops.clocks import Clock
from jiannuo.kernel.loops.states import NEW, Label, State
from jiannuo.kernel.loops.steps import Step

_loops: dict[str, type["Loop"]] = {}


class Loop:
    """Subclass it in an app's ``loop.py``; the class is the loop, nobody makes instances.

    ``key`` is ``app.noun``, ``version`` counts up when states or steps change, ``model`` is the
    domain model (``app.Model``, a subclass of Matter) or empty when Matter itself is enough.
    ``searched`` names the columns whose words find a matter; nothing personal belongs there.
    """

    key: ClassVar[str] = ""
    label: ClassVar[Label] = ""
    version: ClassVar[int] = 1
    model: ClassVar[str] = "kernel.Matter"
    searched: ClassVar[tuple[str, ...]] = ("title",)
    #: only those who see every matter see these: neither owing something nor having begun it is a ground
    confined: ClassVar[bool] = False
    #: the public log names no unit: who was inspected is not for everybody
    unnamed: ClassVar[bool] = False
    states: ClassVar[dict[str, State]]
    steps: ClassVar[dict[str, Step]]
    clocks: ClassVar[dict[str, Clock]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.states, cls.steps, cls.clocks = {}, {}, {}
        for name, value in vars(cls).copy().items():
            for kind, kept in ((State, cls.states), (Step, cls.steps), (Clock, cls.clocks)):
                if isinstance(value, kind):
                    value.key = name
                    kept[name] = value  # type: ignore[assignment]
        if cls.key:
            if cls.key in _loops and _loops[cls.key].__module__ != cls.__module__:
                raise ValueError(f"two loops are called {cls.key}")
            _loops[cls.key] = cls

    @classmethod
    def model_class(cls) -> Any:
        """The model of its matters."""
        return apps.get_model(cls.model)

    @classmethod
    def opening_steps(cls) -> list[Step]:
        """The steps that make a new matter."""
        return [step for step in cls.steps.values() if NEW in step.move.sources]

    @classmethod
    def steps_from(cls, state: str) -> list[Step]:
        """The steps that lead on from ``state``, in the order of declaration."""
        here = cls.states[state]
        return [step for step in cls.steps.values() if here in step.move.sources]


def all_loops() -> list[type[Loop]]:
    """Every loop of the installed apps, by key."""
    return [_loops[key] for key in sorted(_loops)]


def loop_of(key: str) -> type[Loop]:
    """The loop called ``key``. Raises LookupError for a loop that is not installed."""
    if key not in _loops:
        raise LookupError(f"no loop is called {key}")
    return _loops[key]


def forget(loop: type[Loop]) -> None:
    """Take a loop out of the register: for tests that declare broken ones."""
    _loops.pop(loop.key, None)
