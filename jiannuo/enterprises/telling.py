"""One fact as somebody types it into a form: checked, and turned into a statement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from jiannuo.enterprises.actions.stating import Said
from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.attributes.declared import attribute
from jiannuo.enterprises.facts import Interval
from jiannuo.enterprises.importing.cells import CellError, day_of, value_of
from jiannuo.enterprises.importing.planning import places_by_name, statement
from jiannuo.enterprises.knowing import said_of
from jiannuo.enterprises.resolving import Belief, believe, contradict
from jiannuo.enterprises.wording import english, shown, unit_label, value_label
from jiannuo.kernel.now import today

#: years back that may be told of
YEARS = 5
LONGEST_REASON = 300


@dataclass
class Telling:
    """A form about one attribute: what was typed, what is wrong with it, and what it says once sound."""

    attribute: Attribute
    source: str
    sent: Mapping[str, str] = field(default_factory=dict)
    #: whether a reason must be given, because somebody states it of somebody else
    reasoned: bool = False
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def years(self) -> list[int]:
        """The years to choose from, empty for what has no year."""
        return [today().year - back for back in range(YEARS + 1)] if self.attribute.yearly else []

    @property
    def kind(self) -> str:
        """Which field the form shows."""
        return self.attribute.kind.value

    @property
    def options(self) -> list[tuple[str, str]]:
        """(stored code, word) of a choice."""
        if self.attribute.kind == Kind.FLAG:
            return [("yes", _("是")), ("no", _("否"))]
        return [(code, value_label(word)) for word, code in self.attribute.values.items()]

    @property
    def unit(self) -> str:
        """The unit a number is typed in."""
        return unit_label(self.attribute)

    @property
    def about(self) -> str:
        """What the attribute means, where that is not plain; Chinese, as its definition is."""
        return "" if english() else self.attribute.help

    def said(self) -> Said | None:
        """The statement; None where something is wrong, and then ``wrong`` says what."""
        year, day = self._year(), self._day()
        reason = self.sent.get("reason", "").replace("\0", "").strip()[:LONGEST_REASON]
        if self.reasoned and len(reason) < 4:
            self.wrong["reason"] = _("请写明依据，至少 4 个字。")
        text = self.sent.get("value", "").replace("\0", "").strip()[:200]
        if not text:
            self.wrong["value"] = _("请填写。")
        try:
            value = value_of(self.attribute, text, self.attribute.unit, places_by_name()) if text else None
        except CellError as problem:
            self.wrong["value"] = str(problem)
            value = None
        if self.wrong or value is None or day is None:
            return None
        return Said(self.attribute.key, value, self.source, day, year, reason=reason)

    def _year(self) -> int | None:
        if not self.attribute.yearly:
            return None
        text = self.sent.get("year", "")
        if text.isdecimal() and int(text) in self.years:
            return int(text)
        self.wrong["year"] = _("请选年度。")
        return None

    def _day(self) -> date | None:
        text = self.sent.get("day", "").strip()
        if not text:
            return today()
        try:
            day = day_of(text)
        except CellError as problem:
            self.wrong["day"] = str(problem)
            return None
        if day > today():
            self.wrong["day"] = _("不能晚于今天。")
        return day


def contradicted(enterprise_id: int, said: Said) -> Belief | None:
    """The believed statement of another source that cannot be true beside ``said``; None where there is none.

    To be asked once ``said`` is kept: whatever is believed instead of it then is what it is up against.
    """
    all_ = said_of([enterprise_id], today()).get(enterprise_id, {}).get((said.attribute, said.year), [])
    belief = believe(attribute(said.attribute), all_, today())
    if belief is None or belief.statement.source == said.source:
        return None
    return belief if contradict(belief.statement, statement(said)) else None


def words_of(belief: Belief, declared: Attribute) -> str:
    """What the believed source says, in words."""
    one = belief.statement
    return shown(declared, frozenset(one.words) if one.words else Interval(one.low, one.high))
