"""The lines of an answer as rows of the page: an icon beside every word, and where a value is corrected."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from jiannuo.enterprises.attributes.declared import ITEM_KINDS, QUALIFICATIONS, attribute
from jiannuo.enterprises.models import Enterprise
from jiannuo.policies.answering.line import Line
from jiannuo.policies.answering.said import key_word
from jiannuo.policies.models import Version

#: truth -> (word, class of its colour, icon); never a colour alone
LOOKS = {
    "met": (gettext_lazy("满足"), "yes", "circle-check"),
    "not": (gettext_lazy("不满足"), "no", "circle-x"),
    "unknown": (gettext_lazy("缺数据"), "open", "help-circle"),
    "manual": (gettext_lazy("由人认定"), "manual", "user-question"),
}
#: lines that join others, and so have no value of their own that could be wrong
LEAVES = frozenset({"", "ladder"})
#: what is read of things of a kind, and the word of the kind -> the kind
_KINDS = {key: kind.key for kind in ITEM_KINDS for key in (kind.word, *(a.key for a in kind.attributes))}
#: deeper than this a phone has no room to show it
DEEPEST = 3


def name_of(line: Line) -> str:
    """What the value of a line is called; the condition where it has none, or is made of several."""
    keys = line.keys or line.lacks
    return key_word(keys[0]) if len(keys) == 1 else line.words


def gaps(lines: Iterable[Line], *truths: str) -> list[str]:
    """What is in the way, each once: what is not met, what is missing, what people must decide; or only
    what is one of ``truths``.

    Under what is met already nothing is in the way, whatever one of the choices there says.
    """
    told, settled = [], None
    for line in lines:
        if settled is not None and line.depth > settled:
            continue
        settled = line.depth if line.truth == "met" else None
        if line.truth == "met" or line.connective not in LEAVES or (truths and line.truth not in truths):
            continue
        told.append(
            _("%(name)s：%(gap)s") % {"name": name_of(line), "gap": line.gap} if line.gap else line.words
        )
    return list(dict.fromkeys(told))


@dataclass(frozen=True)
class Row:
    """One line, with what the page adds."""

    line: Line
    #: where the value is corrected or told, "" where nobody can
    correct: str
    #: the anchor of its clause in the document, "" without one
    anchor: str

    @property
    def connective(self) -> str:
        """How it joins the lines under it, "" for one that stands by itself."""
        return "" if self.line.connective in LEAVES else self.line.connective

    @property
    def depth(self) -> int:
        """How far it is set in."""
        return min(self.line.depth, DEEPEST)

    @property
    def name(self) -> str:
        """What its value is called."""
        return name_of(self.line)

    @property
    def missing(self) -> str:
        """The missing facts, by name."""
        return str(pgettext("between names", "、")).join(self.line.missing)

    word = property(lambda self: LOOKS[self.line.truth][0])
    look = property(lambda self: LOOKS[self.line.truth][1])
    icon = property(lambda self: LOOKS[self.line.truth][2])


@dataclass(frozen=True)
class Piece:
    """A part of the document; with an ``anchor`` if it is a clause."""

    text: str
    anchor: str = ""


def anchor_of(number: int) -> str:
    """The anchor of a clause, by its place among the clauses."""
    return f"clause-{number}"


def rows(version: Version, lines: tuple[Line, ...], enterprise: Enterprise, back: str) -> list[Row]:
    """The lines of an answer for ``enterprise``; ``back`` is where one returns to after correcting."""
    clauses = list(version.clauses.all())
    anchors = {one.ref: anchor_of(n) for n, one in enumerate(clauses) if one.start is not None}
    known = anchors if version.document else {}
    return [Row(line, _correction(line, enterprise, back), known.get(line.ref, "")) for line in lines]


def pieces(version: Version) -> list[Piece]:
    """The document, cut where its clauses begin and end. Clauses that overlap keep the first."""
    text, found, place = version.document, [], 0
    spans = [(one.start, one.end, anchor_of(n)) for n, one in enumerate(version.clauses.all())]
    for start, end, anchor in sorted((s, e, a) for s, e, a in spans if s is not None and e is not None):
        if start < place or end <= start or end > len(text):
            continue
        found += [Piece(text[place:start]), Piece(text[start:end], anchor)]
        place = end
    return [piece for piece in [*found, Piece(text[place:])] if piece.text]


def tally(found: list[Row]) -> list[tuple[object, int, str, str]]:
    """How many conditions are met, not met, unknown, for people: (word, number, class, icon).

    Choices within a condition are not counted beside it.
    """
    single = [row.line.truth for row in found if not row.line.depth]
    return [(word, single.count(key), look, icon) for key, (word, look, icon) in LOOKS.items()]


def _correction(line: Line, enterprise: Enterprise, back: str) -> str:
    if line.truth == "manual" or line.connective not in LEAVES:
        return ""
    keys = line.lacks or line.keys
    key, year = keys[0] if keys else ("", None)
    return fact_address(enterprise, key, year, back)


def fact_address(enterprise: Enterprise, key: str, year: int | None, back: str) -> str:
    """Where the enterprise tells or corrects the fact: its form, or all its facts where it has none.

    ``key`` is that of an attribute, of one of things of a kind, or the word of a qualification or a kind.
    """
    if key in QUALIFICATIONS:
        return _form("held", [enterprise.pk], {"name": key, "next": back})
    if key in _KINDS:
        return _form("items", [enterprise.pk, _KINDS[key]], {"next": back})
    try:
        declared = attribute(key)
    except KeyError:
        declared = None
    if declared is None or declared.derived:
        return reverse("my_enterprise:known", args=[enterprise.pk])
    asked = {"next": back} | ({"year": str(year)} if year is not None else {})
    return _form("tell", [enterprise.pk, key], asked)


def _form(name: str, args: list[object], query: dict[str, str]) -> str:
    return f"{reverse(f'my_enterprise:{name}', args=args)}?{urlencode(query)}"
