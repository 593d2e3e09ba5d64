"""The desk on which a condition is written: the text, what is wrong with it, and what a button does.

Every button is a form sent to the server, so that it works without script; with script only the part
that changed is drawn anew.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.drafting import changing
from jiannuo.policies.drafting.layout import laid_out
from jiannuo.policies.drafting.outline import Line, outline
from jiannuo.policies.drafting.sentences import Fields, fields_of, sentence
from jiannuo.policies.drafting.shape import NoSuchPlaceError, at, path_of
from jiannuo.policies.drafting.subjects import Subject, subject_of

#: how a sentence is joined to the place it was asked for at
JOINS: dict[str, Callable[..., tree.Condition]] = {
    "add": changing.added,
    "or": changing.alternative,
    "replace": changing.replaced,
}


@dataclass(frozen=True)
class Panel:
    """The form of one sentence: where it goes, what it holds, what is wrong with it."""

    how: str
    place: str
    fields: Fields
    subject: Subject | None
    problem: str = ""


@dataclass(frozen=True)
class Desk:
    """What the editor shows."""

    text: str
    vocabulary: Vocabulary
    node: tree.Condition | None = None
    fault: Fault | None = None
    panel: Panel | None = None

    @property
    def outline(self) -> Line | None:
        """The condition as it is read aloud; None while it cannot be read."""
        return outline(self.node, self.vocabulary) if self.node else None

    @property
    def pieces(self) -> tuple[str, str, str]:
        """The text before the fault, the wrong place, the text after it."""
        if self.fault is None:
            return self.text, "", ""
        start, end = self.fault.start, max(self.fault.end, self.fault.start)
        return self.text[:start], self.text[start:end], self.text[end:]

    @property
    def line(self) -> int:
        """The line of the fault, counted from 1."""
        return self.text.count("\n", 0, self.fault.start) + 1 if self.fault else 0


def desk(text: str, vocabulary: Vocabulary) -> Desk:
    """``text`` on the desk, read if it can be."""
    text = text.replace("\r\n", "\n")
    if not text.strip():
        return Desk("", vocabulary)
    try:
        return Desk(text, vocabulary, read(text, vocabulary))
    except Fault as fault:
        return Desk(text, vocabulary, fault=fault)


def pressed(here: Desk, button: str, told: Mapping[str, Any], values: Sequence[str]) -> Desk:
    """The desk after ``button``. A place that is not there any more changes nothing."""
    name, _colon, rest = button.partition(":")
    do = _BUTTONS.get(name)
    if do is None:
        return here
    try:
        return do(here, rest, told, values)
    except NoSuchPlaceError:
        return here


def _written(here: Desk, node: tree.Condition | None) -> Desk:
    return desk(laid_out(node, here.vocabulary), here.vocabulary) if node else Desk("", here.vocabulary)


def _format(here: Desk, _rest: str, _told: Mapping[str, Any], _values: Sequence[str]) -> Desk:
    return _written(here, here.node) if here.node else here


def _fix(here: Desk, _rest: str, _told: Mapping[str, Any], _values: Sequence[str]) -> Desk:
    if here.fault is None or not here.fault.suggestion:
        return here
    before, _wrong, after = here.pieces
    return desk(f"{before}{here.fault.suggestion}{after}", here.vocabulary)


def _remove(here: Desk, place: str, _told: Mapping[str, Any], _values: Sequence[str]) -> Desk:
    return _written(here, changing.removed(here.node, path_of(place))) if here.node else here


def _group(here: Desk, place: str, told: Mapping[str, Any], _values: Sequence[str]) -> Desk:
    kind, number = str(told.get(f"kind-{place}", "all")), str(told.get(f"number-{place}", "1"))
    least = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 1
    return _written(here, changing.regrouped(here.node, path_of(place), kind, least)) if here.node else here


def _open(here: Desk, rest: str, _told: Mapping[str, Any], _values: Sequence[str]) -> Desk:
    how, _colon, place = rest.partition(":")
    if how not in JOINS or (here.node is None and here.text):
        return here
    fields = Fields()
    if how == "replace" and here.node is not None:
        fields = fields_of(at(here.node, path_of(place)), here.vocabulary) or Fields()
    return replace(here, panel=_panel(here, how, place, fields))


def _pick(here: Desk, _rest: str, told: Mapping[str, Any], values: Sequence[str]) -> Desk:
    return replace(here, panel=_sent(here, told, values))


def _put(here: Desk, _rest: str, told: Mapping[str, Any], values: Sequence[str]) -> Desk:
    panel = _sent(here, told, values)
    said = sentence(panel.fields, here.vocabulary)
    if not said:
        return replace(here, panel=replace(panel, problem=_("请先选择要写的内容。")))
    try:
        new = read(said, here.vocabulary)
    except Fault as fault:
        return replace(here, panel=replace(panel, problem=fault.sentence))
    return _written(here, JOINS[panel.how](here.node, path_of(panel.place), new))


def _sent(here: Desk, told: Mapping[str, Any], values: Sequence[str]) -> Panel:
    how = str(told.get("how", "add"))
    place = str(told.get("place", ""))
    return _panel(here, how if how in JOINS else "add", place, Fields.sent(told, values))


def _panel(here: Desk, how: str, place: str, fields: Fields) -> Panel:
    return Panel(how, place[:200], fields, subject_of(fields.subject, here.vocabulary))


_BUTTONS: dict[str, Callable[[Desk, str, Mapping[str, Any], Sequence[str]], Desk]] = {
    "format": _format,
    "fix": _fix,
    "remove": _remove,
    "group": _group,
    "open": _open,
    "pick": _pick,
    "put": _put,
}
