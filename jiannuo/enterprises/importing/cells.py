"""What a cell says: a number or a band with its unit, a day, a word of a list, yes or no.

Raises CellError with a sentence for whoever keeps the list.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from jiannuo.enterprises import industries
from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.facts import Interval
from jiannuo.enterprises.quantities import UnitError, quantity

Value = Interval | frozenset[str]
#: more base units than any enterprise has, and still within what the database holds
MOST = 10**18
_NUMBER = r"-?\d+(?:\.\d+)?"
_ONE = re.compile(rf"^(?P<number>{_NUMBER})(?P<unit>\D*)$")
_BAND = re.compile(
    rf"^(?P<low>{_NUMBER})(?P<low_unit>\D*?)(?:-|~|—|–|至|到)(?P<high>{_NUMBER})(?P<unit>\D*)$"
)
_DAY = re.compile(r"^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$")
_YES = {"是", "有", "yes", "y", "true", "1", "√", "✓"}
_NO = {"否", "无", "没有", "no", "n", "false", "0", "×"}


class CellError(ValueError):
    """The cell cannot be read; the text says why and what to write."""


def value_of(declared: Attribute, text: str, unit: str, places: Mapping[str, str]) -> Value:
    """What ``text`` says of an attribute; ``unit`` is that of the column, ``places`` name -> code."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if declared.kind == Kind.NUMBER:
        return _number(plain.replace(",", "").replace(" ", ""), unit)
    if declared.kind == Kind.DATE:
        return Interval.point(day_of(plain).toordinal())
    if declared.kind == Kind.FLAG:
        return frozenset({_flag(plain)})
    if declared.key == "industry":
        return frozenset({_industry(plain)})
    if declared.kind == Kind.CODE:
        return frozenset({_place(plain, declared, places)})
    return frozenset({_choice(plain, declared)})


def day_of(text: str) -> date:
    """A day as lists write it: 2024-01-31, 2024/1/31, 20240131, 2024年1月31日."""
    found = _DAY.match(unicodedata.normalize("NFKC", text).strip())
    try:
        if found is None:
            raise ValueError
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        raise CellError(_("“%(text)s”不是日期，应写成 2024-01-31。") % {"text": text[:20]}) from None


def span_of(text: str) -> tuple[date, date | None]:
    """The validity of a certificate: ``2023-10-01至2026-09-30``, or the first day alone."""
    parts = [part for part in re.split(r"\s*(?:至|到|~|—|–| - )\s*", text.strip()) if part]
    if not 1 <= len(parts) <= 2:
        raise CellError(_("有效期应写成 2023-10-01至2026-09-30。"))
    begins, ends = day_of(parts[0]), day_of(parts[1]) if len(parts) == 2 else None
    if ends is not None and ends < begins:
        raise CellError(_("有效期的结束日期早于开始日期。"))
    return begins, ends


def _number(text: str, unit: str) -> Interval:
    one, band = _ONE.match(text), _BAND.match(text)
    if one:
        return Interval.point(_amount(one["number"], one["unit"] or unit, text))
    if band is None:
        raise CellError(_("“%(text)s”不是数字。可写 1200 或 500-2000。") % {"text": text[:20]})
    shared = band["unit"] or unit
    low = _amount(band["low"], band["low_unit"] or shared, text)
    high = _amount(band["high"], shared, text)
    if low > high:
        raise CellError(_("“%(text)s”的下限比上限大。") % {"text": text[:20]})
    return Interval(low, high)


def _amount(number: str, unit: str, text: str) -> int:
    try:
        amount = quantity(number, unit).amount
    except UnitError as problem:
        raise CellError(str(problem)) from None
    if abs(amount) > MOST:
        raise CellError(_("“%(text)s”太大了，请核对单位。") % {"text": text[:20]})
    return amount


def _flag(text: str) -> str:
    if text.lower() in _YES:
        return "yes"
    if text.lower() in _NO:
        return "no"
    raise CellError(_("“%(text)s”应写“是”或“否”。") % {"text": text[:20]})


def _choice(text: str, declared: Attribute) -> str:
    if text in declared.values:
        return declared.values[text]
    if text in declared.values.values():
        return text
    raise CellError(
        _("没有“%(text)s”这一项，可写：%(words)s。")
        % {"text": text[:20], "words": "、".join(list(declared.values)[:12])}
    )


def _industry(text: str) -> str:
    code = industries.words().get(text, text.split(" ", maxsplit=1)[0])
    if not industries.known(code):
        raise CellError(_("“%(text)s”不是 GB/T 4754-2017 的行业代码或名称。") % {"text": text[:20]})
    return industries.normal(code)


def _place(text: str, declared: Attribute, places: Mapping[str, str]) -> str:
    found = places.get(text) or declared.values.get(text)
    if found:
        return found
    if text.isascii() and text.isdigit() and len(text) in (2, 4, 6, 9, 12):
        return text
    raise CellError(_("“%(text)s”不是区划代码，也不是本区的街道、社区。") % {"text": text[:20]})
