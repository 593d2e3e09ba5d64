"""Words for people in the language of the page: facts, sources, quantities, shares, days."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jiannuo.enterprises.attributes.attribute import Attribute
from jiannuo.enterprises.attributes.declared import ATTRIBUTES, ITEM_KINDS, TITLES
from jiannuo.enterprises.attributes.sources import source
from jiannuo.enterprises.facts import Evidence, Key
from jiannuo.enterprises.quantities import UNITS, Dimension

#: how many decimals a number gets: as few as possible, more where it would seem to reach a threshold
DECIMALS = (0, 1, 2, 3, 4, 6, 8)
_SCALES = {unit.word: unit.scale for unit in UNITS}
#: how a quantity ends in English; money and shares are written otherwise
_ENGLISH_UNITS = {
    "人": "persons",
    "分": "points",
    "平方米": "m²",
    "个月": "months",
    "年": "years",
    "天": "days",
}


def in_english() -> bool:
    """Whether the page is read in English."""
    return (get_language() or "").startswith("en")


def word_of(attribute: Attribute) -> str:
    """What an attribute is called."""
    return attribute.english if in_english() and attribute.english else attribute.word


_NAMED = {one.key: one for one in (*ATTRIBUTES, *(a for kind in ITEM_KINDS for a in kind.attributes))}
_ITEMS = {kind.word: kind for kind in ITEM_KINDS}
_TITLES = {one.word: one for one in TITLES}


def title_word(word: str) -> str:
    """What a qualification is called."""
    known = _TITLES.get(word)
    return known.english if known is not None and in_english() else word


def key_word(key: Key) -> str:
    """What a fact is called, with its year: ``2025年营业收入``. Titles and kinds of items by their word."""
    name, year = key
    known = _NAMED.get(name)
    if known is None:
        item = _ITEMS.get(name)
        return item.english if item is not None and in_english() else title_word(name)
    if year is None:
        return word_of(known)
    return _("%(year)s年%(word)s") % {"year": year, "word": word_of(known)}


def source_word(key: str) -> str:
    """What a source is called; a source nobody declared by its key."""
    try:
        known = source(key)
    except KeyError:
        return key
    return known.english if in_english() else known.word


def evidence_word(evidence: Evidence) -> str:
    """How well a value is founded."""
    return {
        Evidence.REGISTER: _("登记数据"),
        Evidence.CERTIFIED: _("有证明材料"),
        Evidence.EXPERT: _("专家评审"),
        Evidence.DECLARED: _("企业自报"),
    }[evidence]


def day_text(ordinal: int | None) -> str:
    """A day by its ordinal, "" for none."""
    return date.fromordinal(ordinal).isoformat() if ordinal is not None else ""


def decimal_text(value: Fraction, against: Fraction | None = None) -> str:
    """``value`` with as few decimals as do not let it seem to be on the other side of ``against``."""
    for digits in DECIMALS:
        rounded = Fraction(round(value, digits))
        exact_enough = rounded == value or digits >= 2
        if exact_enough and (against is None or _side(rounded, against) == _side(value, against)):
            break
    text = f"{Decimal(rounded.numerator) / Decimal(rounded.denominator):,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _side(value: Fraction, against: Fraction) -> int:
    return (value > against) - (value < against)


def quantity_text(amount: Fraction, unit: str, against: Fraction | None = None) -> str:
    """``amount`` base units in ``unit``: ``1,200万元``, ``3.2%``; in English ``CNY 12,000,000``."""
    scale = _SCALES.get(unit, 1)
    if in_english() and unit in ("元", "万元", "亿元"):
        yuan = None if against is None else against / 100
        return f"CNY {decimal_text(amount / 100, yuan)}"
    number = decimal_text(amount / scale, None if against is None else against / scale)
    if unit == "%":
        return f"{number}%"
    if in_english():
        return f"{number} {_ENGLISH_UNITS.get(unit, '')}".strip()
    return f"{number}{unit}"


def fitting_unit(amount: Fraction, dimension: Dimension, asked: str = "") -> str:
    """The unit in which people say ``amount``; ``asked`` where it shows enough of it."""
    fit = [unit for unit in UNITS if unit.dimension is dimension]
    if asked and (not amount or abs(amount) * 100 >= _SCALES.get(asked, 1)):
        return asked
    return next((unit.word for unit in fit if abs(amount) >= unit.scale), fit[-1].word)


def title_source(word: str) -> str:
    """Who gives a qualification, "" where that is not declared."""
    known = _TITLES.get(word)
    return source_word(known.source) if known is not None else ""
