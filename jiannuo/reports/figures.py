"""Numbers as people write them, in Chinese and in English."""

from decimal import ROUND_HALF_UP, Decimal

#: scale words, largest first
_CHINESE = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_ENGLISH = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
#: units with an English word; a measure word (个, 家, 项) has none and is left out
ENGLISH_UNITS = {
    "元": "yuan",
    "美元": "US dollars",
    "%": "%",
    "个百分点": "percentage points",
    "百分点": "percentage points",
    "人": "people",
    "人次": "visits",
    "户": "households",
    "平方米": "square metres",
    "平方公里": "square kilometres",
    "公里": "kilometres",
    "米": "metres",
    "亩": "mu",
    "公顷": "hectares",
    "吨": "tonnes",
    "公斤": "kilograms",
    "斤": "jin",
    "千瓦": "kilowatts",
    "千瓦时": "kilowatt hours",
    "千伏": "kilovolts",
    "立方米": "cubic metres",
    "年": "years",
    "个月": "months",
    "天": "days",
    "小时": "hours",
    "分钟": "minutes",
    "倍": "times",
    "位": "in rank",
    "届": "sessions",
    "周年": "years",
}
_MEASURE_WORDS = frozenset("个家项场座处部辆件次条所名期批台套栋支间棵盏起宗张门本册轮对块片道类种")


def plain(value: Decimal) -> str:
    """All digits, grouped, without trailing zeros: 1,880,000,000."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def chinese(value: Decimal, unit: str) -> str:
    """18.8亿元, 97.75万平方米, 6.1%."""
    number, scale = _scaled(value, _CHINESE)
    return f"{number}{scale}{unit}"


def english(value: Decimal, unit: str) -> str:
    """1.88 billion yuan, 977,500 square metres, 6.1%. Units without an English word stay Chinese."""
    number, scale = _scaled(value, _ENGLISH)
    if unit in ("%", "‰"):
        return f"{number}{unit}"
    word = "" if unit in _MEASURE_WORDS else ENGLISH_UNITS.get(unit, unit)
    return " ".join(part for part in (number, scale, word) if part)


def written(value: Decimal, unit: str, language: str) -> str:
    """``value`` in the way of ``language``."""
    return english(value, unit) if language.startswith("en") else chinese(value, unit)


def _scaled(value: Decimal, scales: tuple[tuple[Decimal, str], ...]) -> tuple[str, str]:
    for size, word in scales:
        if abs(value) >= size:
            scaled = (value / size).quantize(Decimal("0.000001"), ROUND_HALF_UP)
            return plain(scaled), word
    return plain(value), ""
