"""Which light: the first rule whose conditions all hold. Nothing is read, nothing is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jiannuo.commitments.lights.colours import Colour
from jiannuo.commitments.lights.conditions import holds
from jiannuo.commitments.lights.measured import Measured
from jiannuo.commitments.models import LightRule


@dataclass(frozen=True)
class Decided:
    """A colour with the rule that gave it and the numbers it was given on; no rule, no light."""

    colour: Colour
    rule: LightRule | None
    numbers: Mapping[str, Any]


def light(measured: Measured, rules: Iterable[LightRule]) -> Decided:
    """The light that ``rules``, in their order, give to what was measured."""
    return light_on(measured.numbers(), rules)


def light_on(numbers: Mapping[str, Any], rules: Iterable[LightRule]) -> Decided:
    """The same on numbers that were kept."""
    for rule in rules:
        if all(holds(condition, numbers) for condition in rule.conditions):
            return Decided(Colour(rule.colour), rule, numbers)
    return Decided(Colour.NONE, None, numbers)
