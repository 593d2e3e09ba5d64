"""What a heading of a list means: the code, the name, an attribute (and year), or a qualification."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from jiannuo.enterprises.attributes.attribute import Attribute
from jiannuo.enterprises.attributes.declared import ATTRIBUTES, QUALIFICATIONS
from jiannuo.enterprises.quantities import UNITS

CODE, NAME, BUILDING = "code", "name", "building"
#: what a template calls them, and what lists in use call them too
FIXED = {
    CODE: ("统一社会信用代码", "信用代码", "社会信用代码", "统一代码"),
    NAME: ("企业名称", "单位名称", "名称"),
    BUILDING: ("所在楼宇", "楼宇", "楼宇名称"),
}
_FIXED = {word: key for key, words in FIXED.items() for word in words}
_ATTRIBUTES = {one.word: one for one in ATTRIBUTES if not one.derived}
_UNITS = {unit.word for unit in UNITS}
_YEAR = re.compile(r"^(?P<year>(?:19|20)\d\d)年?度?(?P<word>.+)$")
_YEAR_BEHIND = re.compile(r"^(?P<word>.+?)\((?P<year>(?:19|20)\d\d)年?度?\)$")
_UNIT_BEHIND = re.compile(r"^(?P<word>.+?)\((?P<unit>[^()]+)\)$")


@dataclass(frozen=True)
class Column:
    """One column of a file. ``attribute`` or ``qualification`` unless it is fixed."""

    heading: str
    fixed: str = ""
    attribute: Attribute | None = None
    year: int | None = None
    unit: str = ""
    qualification: str = ""

    @property
    def identity(self) -> tuple[str, int | None]:
        """Two columns of one identity say the same thing twice."""
        if self.attribute:
            return self.attribute.key, self.year
        return self.fixed or self.qualification, None


def heading_of(declared: Attribute, year: int | None = None) -> str:
    """The heading that a template writes for an attribute."""
    unit = f"（{declared.unit}）" if declared.unit else ""
    return f"{year}年{declared.word}{unit}" if year else f"{declared.word}{unit}"


def column_of(heading: str) -> Column | None:
    """What ``heading`` means; None where nobody knows. Spaces, ``*`` and full width do not matter."""
    text = "".join(unicodedata.normalize("NFKC", heading).split()).strip("*:")
    if text in _FIXED:
        return Column(heading, fixed=_FIXED[text])
    unit = ""
    behind = _UNIT_BEHIND.match(text)
    if behind and behind["unit"] in _UNITS:
        text, unit = behind["word"], behind["unit"]
    if text in _QUALIFICATIONS:
        return Column(heading, qualification=_QUALIFICATIONS[text])
    year = None
    dated = _YEAR.match(text) or _YEAR_BEHIND.match(text)
    if dated:
        text, year = dated["word"], int(dated["year"])
    declared = _ATTRIBUTES.get(_same(text))
    if declared is None or declared.yearly != (year is not None):
        return None
    return Column(heading, attribute=declared, year=year, unit=unit or declared.unit)


def twins(columns: Sequence[Column | None]) -> str:
    """A heading whose meaning another column has too, "" where there is none."""
    seen: set[tuple[str, int | None]] = set()
    for column in columns:
        if column is not None:
            if column.identity in seen:
                return column.heading
            seen.add(column.identity)
    return ""


def _same(word: str) -> str:
    """NFKC turns Ⅰ into I: both spell the same class of property."""
    return _FOLDED.get(word, word)


_FOLDED = {unicodedata.normalize("NFKC", word): word for word in _ATTRIBUTES}
_QUALIFICATIONS = {unicodedata.normalize("NFKC", word): word for word in QUALIFICATIONS}
