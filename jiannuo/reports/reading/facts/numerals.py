"""Numerals as Chinese official prose writes them: 1,234.5、2.4亿、200多万、二十三万五千、数十、上千."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}

#: 千 and 百 that belong to the unit (千瓦、千伏、百分点) do not multiply the count
_SCALE = r"[余多几]?(?:[百千十]?[万亿]+|[百千](?![瓦伏米克卡赫帕分字])|[百千]?万)亿?"
_ARABIC = (
    r"(?P<arabic>\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?P<scale>{_SCALE})?(?P<more>[余多])?"
)
_DIGIT = "零〇一二三四五六七八九"
_FRACTION = rf"(?:点[{_DIGIT}]+)?"
_CHINESE = (
    rf"(?P<chinese>(?:[数几]|(?<![迈跃跨登站])上(?=[百千万亿]))?[{_DIGIT}两十百千万亿]+{_FRACTION}"
    r"(?:[余多几][十百千万亿]*)?)"
)
_PERCENT = rf"百分之(?P<percent>[{_DIGIT}两十百]+{_FRACTION}|\d+(?:\.\d+)?)"
_NUMERAL = re.compile(rf"{_PERCENT}|{_ARABIC}|{_CHINESE}")


class Script(Enum):
    """How a numeral is written, which decides how likely it measures something."""

    ARABIC = auto()
    CHINESE = auto()
    #: a scale word without a digit: 百亿、千万、万
    BARE = auto()
    #: 百分之五
    PERCENT = auto()


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral at ``start:end``; ``more`` tells whether 余, 多, 几 or 数 leaves the count open upwards."""

    start: int
    end: int
    value: Decimal
    script: Script
    more: bool
    #: whether 万, 亿 or 千 multiplies the digits
    scaled: bool = False


def numerals(text: str) -> list[Numeral]:
    """All numerals of a folded text, in order."""
    found = []
    for match in _NUMERAL.finditer(text):
        numeral = _numeral(match)
        if numeral is not None:
            found.append(numeral)
    return found


def _numeral(match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    if percent := match["percent"]:
        value = Decimal(percent) if percent[0].isdigit() else chinese_value(percent)
        return None if value is None else Numeral(start, end, value, Script.PERCENT, False)
    if arabic := match["arabic"]:
        scale = match["scale"] or ""
        value = Decimal(arabic.replace(",", ""))
        for character in scale:
            value *= _SCALES.get(character) or _GROUPS.get(character) or 1
        more = bool(match["more"]) or scale[:1] in ("余", "多", "几")
        return Numeral(start, end, value, Script.ARABIC, more, bool(scale))
    return _chinese(match["chinese"], start, end)


def _chinese(words: str, start: int, end: int) -> Numeral | None:
    more = any(c in "余多几数上" for c in words)
    digits = words.lstrip("上")
    if digits[0] in "数几":
        digits = digits[1:] if digits[1:2] not in _SCALES else "一" + digits[1:]
        if not digits:
            return None
    digits = "".join(c for c in digits if c not in "余多几")
    bare = all(c in _SCALES or c in _GROUPS for c in digits) and not digits.startswith("十")
    value = chinese_value("一" + digits if bare else digits)
    if value is None:
        return None
    scaled = any(c in _GROUPS or c in "百千" for c in digits)
    return Numeral(start, end, value, Script.BARE if bare else Script.CHINESE, more, scaled)


def chinese_value(words: str) -> Decimal | None:
    """Value of 二十三万五千, 十五点六, 百亿 or 两千; None where the characters form no number (一二三)."""
    whole, _, fraction = words.partition("点")
    total = section = digit = 0
    last = 0  # the unit that a closing bare digit is a tenth of: 二十三万五 is 235000
    pending = False
    for character in whole:
        if character in _DIGITS:
            if pending and digit:
                return None
            digit, pending = _DIGITS[character], True
            if digit == 0:
                last, pending = 0, False
        elif character in _SCALES:
            section += (digit or (1 if not pending else 0)) * _SCALES[character]
            last, digit, pending = _SCALES[character], 0, False
        else:
            group = _GROUPS[character]
            here = section + digit
            total = (
                (total + here) * group if group > last and total and not here else total + (here or 1) * group
            )
            section = digit = 0
            last, pending = group, False
    if digit and last > 10:
        digit *= last // 10
    value = Decimal(total + section + digit)
    if fraction:
        value += Decimal("0." + "".join(str(_DIGITS[c]) for c in fraction))
    return value
