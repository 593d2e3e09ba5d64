"""The light of today, computed live, with the rule and the numbers behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.commitments.history import History, histories
from jiannuo.commitments.lights.colours import ICONS, Colour
from jiannuo.commitments.lights.conditions import INPUTS, figure, in_words
from jiannuo.commitments.lights.deciding import Decided, light
from jiannuo.commitments.lights.measuring import measure
from jiannuo.commitments.lights.schemes import rules_on, scheme_on
from jiannuo.commitments.loop import CommitmentLoop
from jiannuo.commitments.models import Commitment, Light, LightRule
from jiannuo.kernel.now import today

#: states in which the rules give the light
UNDER_WAY = frozenset({"moving", "change_asked", "extension_asked", "suspension_asked", "claimed"})
#: what is shown beside a light, in this order
SHOWN = ("progress", "planned", "behind", "quarter_planned", "report", "days_left")


@dataclass(frozen=True)
class Shown:
    """A light as pages show it: colour, word, mark, rule and numbers."""

    colour: Colour
    rule: str
    conditions: tuple[str, ...]
    numbers: Mapping[str, Any]
    scheme: str = ""

    @property
    def word(self) -> str:
        """The colour in words."""
        return str(self.colour.label)

    @property
    def icon(self) -> str:
        """The mark that goes with the colour."""
        return ICONS[self.colour]

    @property
    def figures(self) -> list[tuple[str, str]]:
        """The numbers as label and value."""
        names = [name for name in SHOWN if name in self.numbers]
        return [(str(INPUTS[name].label), figure(name, self.numbers)) for name in names]

    @property
    def sentence(self) -> str:
        """Word, rule and the two numbers that say most, in one line."""
        return (
            _("%(word)s：%(why)s") % {"word": self.word, "why": self.because} if self.because else self.word
        )

    @property
    def because(self) -> str:
        """The rule and the two numbers that say most."""
        if "progress" not in self.numbers:
            return self.rule
        return _("%(rule)s。进度 %(progress)s，序时 %(planned)s") % {
            "rule": self.rule,
            "progress": figure("progress", self.numbers),
            "planned": figure("planned", self.numbers),
        }


def lights_of(rows: Iterable[Commitment]) -> dict[int, Shown]:
    """The light of each of ``rows`` today, by primary key."""
    day = today()
    scheme = scheme_on(day)
    rules = rules_on(scheme, day)
    name = scheme.label if scheme else ""
    return {
        history.row.pk: shown(decide(history, history.row.state, day, rules), name)
        for history in histories(rows)
    }


def light_of(row: Commitment) -> Shown:
    """The light of one commitment today."""
    return lights_of([row])[row.pk]


def decide(
    history: History, state: str, day: date, rules: Sequence[LightRule], *, over: bool = False
) -> Decided:
    """The light in ``state``: by the rules while it is under way, by the state itself otherwise."""
    if state == "struck_off":
        return Decided(Colour.DONE, None, {"state": state})
    if state not in UNDER_WAY:
        return Decided(Colour.NONE, None, {"state": state})
    return light(measure(history, day, over=over), rules)


def shown(decided: Decided, scheme: str = "") -> Shown:
    """A decision in the words of today's language."""
    if decided.rule is None:
        return Shown(decided.colour, _why_none(decided.numbers), (), decided.numbers, scheme)
    conditions = tuple(in_words(condition) for condition in decided.rule.conditions)
    return Shown(
        decided.colour, _(decided.rule.label), conditions, decided.numbers, _(scheme) if scheme else ""
    )


def shown_again(row: Light) -> Shown:
    """A light that was given, as it was given."""
    name = row.rule.scheme.label if row.rule else ""
    return shown(Decided(Colour(row.colour), row.rule, row.numbers), name)


def _why_none(numbers: Mapping[str, Any]) -> str:
    state = CommitmentLoop.states.get(numbers.get("state", ""))
    return str(state.label) if state else _("没有规则适用")
