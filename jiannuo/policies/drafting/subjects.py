"""What a condition may be about, as the choices of a form: attributes by heading, ratios, qualifications."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.quantities import UNITS, Dimension
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.vocabulary import Vocabulary

#: how a year is written before and after the word of a number
PERIODS: dict[str, tuple[str, str]] = {
    "last": ("上年", ""), "before": ("前年", ""), "each2": ("近2年每年", ""), "each3": ("近3年每年", ""),
    "sum2": ("近2年累计", ""), "sum3": ("近3年累计", ""),
    "mean2": ("近2年平均", ""), "mean3": ("近3年平均", ""),
    "growth": ("上年", "增长"), "compound2": ("近2年", "复合增长"), "compound3": ("近3年", "复合增长"),
}  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """One choice. ``kind`` is that of the attribute, or qualification, item, manual."""

    key: str
    word: str
    kind: str
    yearly: bool = False
    units: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    help: str = ""
    english: str = ""

    @property
    def share_only(self) -> bool:
        """Whether it is a share, which has one unit."""
        return self.units == ("%",)


def subject_of(key: str, vocabulary: Vocabulary) -> Subject | None:
    """The subject called ``key``; None for an unknown one."""
    return next((one for _heading, all_ in subjects(vocabulary) for one in all_ if one.key == key), None)


def subjects(vocabulary: Vocabulary) -> list[tuple[str, list[Subject]]]:
    """Every subject under its heading, in the order of the declarations."""
    found: dict[str, list[Subject]] = {}
    for one in vocabulary.attributes:
        found.setdefault(one.group or _("其他"), []).append(_attribute(one))
    ratios = [_alias(word, term, vocabulary) for word, term in vocabulary.aliases.items()]
    held = [Subject(f"q:{name}", name, "qualification") for name in vocabulary.qualifications]
    items = [Subject(f"i:{name}", name, "item") for name in vocabulary.items]
    more = ((_("比率"), ratios), (_("资质"), held), (_("明细"), items))
    asked = Subject("m:", _("由人认定的事项"), "manual")
    return [*found.items(), *((name, all_) for name, all_ in more if all_), (_("人工认定"), [asked])]


def _attribute(one: Attribute) -> Subject:
    units = _units(one.dimension, one.unit) if one.dimension else ()
    return Subject(
        f"a:{one.key}", one.word, one.kind, one.yearly, units, tuple(one.values), one.help, one.english
    )


def _alias(word: str, term: tree.Term, vocabulary: Vocabulary) -> Subject:
    about = vocabulary.everything().keyed(term.attribute)
    ratio = term.of or term.shape in (tree.Shape.GROWTH, tree.Shape.COMPOUND)
    dimension = Dimension.SHARE if ratio else about.dimension
    return Subject(f"n:{word}", word, Kind.NUMBER, False, _units(dimension, "") if dimension else ())


def _units(dimension: Dimension, usual: str) -> tuple[str, ...]:
    """The units of a dimension, the usual one first."""
    words: Sequence[str] = [unit.word for unit in UNITS if unit.dimension == dimension]
    return tuple(sorted(words, key=lambda word: word != usual))
