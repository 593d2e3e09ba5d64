"""Attributes, sources and values in the words of the page's language."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from django.apps import apps
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jiannuo.enterprises import industries
from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.attributes.declared import GROUPS, attribute, title
from jiannuo.enterprises.attributes.declared.english import english_of
from jiannuo.enterprises.attributes.declared.registration import SIZES
from jiannuo.enterprises.attributes.sources import source
from jiannuo.enterprises.facts import Interval
from jiannuo.enterprises.quantities import Dimension, quantity, written

#: what an open end of an interval is written as
_ENGLISH_SIZES = {"large": "large", "medium": "medium", "small": "small", "micro": "micro"}
_SIZE_WORDS = {code: word for word, code in SIZES.items()}


def english() -> bool:
    """Whether the page is in English."""
    return (get_language() or "").startswith("en")


def label(declared: Attribute, year: int | None = None) -> str:
    """The name of an attribute, with its year."""
    word = declared.english or declared.word if english() else declared.word
    if year is None:
        return word
    return f"{word}, {year}" if english() else f"{year}年{word}"


def group_label(heading: str) -> str:
    """The heading of a group of attributes."""
    return GROUPS[heading][0] if english() and heading in GROUPS else heading


def source_label(key: str) -> str:
    """Who says it; the key of a source that nobody declared."""
    try:
        found = source(key)
    except KeyError:
        return key
    return found.english if english() else found.word


def title_label(word: str) -> str:
    """The name of a qualification."""
    try:
        return title(word).english if english() else word
    except KeyError:
        return word


def size_label(code: str) -> str:
    """The word of a size class, "" for none."""
    return _ENGLISH_SIZES.get(code, "") if english() else _SIZE_WORDS.get(code, "")


def shown(declared: Attribute, value: Interval | frozenset[str]) -> str:
    """A value in words: ``4200万元``, ``500万元至2000万元``, ``是``, ``2019-03-01``."""
    if isinstance(value, frozenset):
        return (" / " if english() else "或").join(sorted(_word(declared, one) for one in value))
    low, high = (None if end is None else _end(declared, end) for end in (value.low, value.high))
    if low is None and high is None:
        return _("不详")
    if low is None:
        return _("不超过 %(end)s") % {"end": high}
    if high is None:
        return _("不低于 %(end)s") % {"end": low}
    return low if value.exact is not None else _("%(low)s 至 %(high)s") % {"low": low, "high": high}


def _end(declared: Attribute, amount: int) -> str:
    if declared.kind == Kind.DATE:
        return date.fromordinal(amount).isoformat()
    if not english():
        return written(amount, declared.unit)
    if declared.dimension == Dimension.MONEY:
        return f"¥{Decimal(amount) / 100:,.0f}"
    one = quantity("1", declared.unit).amount
    number = (Decimal(amount) / one).normalize()
    return f"{number:,f}{'%' if declared.dimension == Dimension.SHARE else _english_unit(declared)}"


def _english_unit(declared: Attribute) -> str:
    return {Dimension.AREA: " m²", Dimension.SPAN: " months"}.get(declared.dimension or Dimension.PIECES, "")


def unit_label(declared: Attribute) -> str:
    """The unit in which a number is typed, "" for none."""
    if not english():
        return declared.unit
    return {"万元": "× ¥10,000", "人": "persons", "平方米": "m²", "个月": "months", "%": "%"}.get(
        declared.unit, ""
    )


def _word(declared: Attribute, code: str) -> str:
    if declared.kind == Kind.FLAG:
        return _("是") if code == "yes" else _("否")
    if declared.key == "size":
        return size_label(code)
    if declared.key == "industry":
        return f"{industry_label(code)} {code}"
    if declared.kind == Kind.CODE:
        return place_label(code)
    return next((value_label(word) for word, kept in declared.values.items() if kept == code), code)


def value_label(word: str) -> str:
    """A declared value, in the language of the page."""
    return english_of(word) if english() else word


def industry_label(code: str) -> str:
    """The name of an industry, "" for none, the code where it is not in the classification."""
    try:
        return industries.name(code, english=english()) if code else ""
    except KeyError:
        return code


def place_label(code: str) -> str:
    """Where it is: as the district names it, else the declared word, else the code."""
    return place_labels({code}).get(code, "")


def place_labels(codes: Collection[str]) -> dict[str, str]:
    """The same of several places, with one query."""
    wanted = {part for code in codes if code for part in (code, code[:9], code[:6])}
    divisions = apps.get_model("places.Division").objects.filter(code__in=wanted)
    names = dict(divisions.values_list("code", "name"))
    return {code: _place(code, names) for code in codes if code}


def _place(code: str, names: Mapping[str, str]) -> str:
    if code in names:
        street = names.get(code[:9], "") if len(code) > 9 else ""
        if english():
            return ", ".join(filter(None, (value_label(names[code]), value_label(street))))
        return f"{street}{names[code]}"
    words = attribute("registered_at").values
    return next((value_label(word) for word, kept in words.items() if kept == code), code)
