"""Facts of a made-up enterprise as people write them: a word and what it is, in JSON or TOML.

``{"注册地": "中山区", "上年营业收入": "1500万元", "成立时间": "2024-05-20"}``: a number is an exact quantity,
a band ``500万元~2000万元``, or ``不低于500万元``, ``不高于500万元``; a choice is a word or a list of those
that are possible; a flag is true or false. Years are written as in conditions (上年, 前年) or as ``2024年``.
Beside them stand: ``持有`` (title -> ``from/to``), ``资质齐全``, ``明细`` (kind -> list of facts),
``明细齐全`` (kinds), ``认定`` (question -> true or false), ``自报`` (words only told by the enterprise).
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval, Key
from jiannuo.enterprises.quantities import NUMBER, UnitError, quantity
from jiannuo.policies.conditions.vocabulary import Vocabulary, nearest
from jiannuo.policies.conditions.words import YEARS

HELD, ALL_HELD, ITEMS, ALL_ITEMS, DECIDED, TOLD = "持有", "资质齐全", "明细", "明细齐全", "认定", "自报"
RESERVED = frozenset({HELD, ALL_HELD, ITEMS, ALL_ITEMS, DECIDED, TOLD})
YEAR = re.compile(r"(?:(上年度?|前年)|(\d{4})年|(\d{1,2})年前)")
CODE = re.compile("[A-Z]?[0-9]{1,12}")
QUANTITY = re.compile(rf"({NUMBER.pattern})\s*(\D+)")


class WrittenFactError(ValueError):
    """A sentence about what cannot be understood, with the word it stands at."""

    def __init__(self, sentence: str, word: str) -> None:
        super().__init__(sentence)
        self.word = word


def facts(written: Mapping[str, Any], vocabulary: Vocabulary, day: date) -> Facts:
    """The facts of ``written`` as of ``day``. Raises WrittenFactError."""
    told = set(written.get(TOLD, ()))
    values: dict[Key, Fact] = {}
    for word, value in written.items():
        if word not in RESERVED:
            attribute, year = _attribute(word, vocabulary, day)
            evidence = Evidence.DECLARED if word in told else Evidence.REGISTER
            values[attribute.key, year] = Fact(_value(attribute, value, word), evidence, "demo", day)
    kinds = {kind: _kind(kind, vocabulary) for kind in (*written.get(ITEMS, {}), *written.get(ALL_ITEMS, ()))}
    inner = {
        kind: tuple(facts(one, kinds[kind], day) for one in all_)
        for kind, all_ in written.get(ITEMS, {}).items()
    }
    return Facts(
        values,
        held={title: _span(span, title, vocabulary) for title, span in written.get(HELD, {}).items()},
        all_held=bool(written.get(ALL_HELD, False)),
        items=inner,
        all_items=frozenset(written.get(ALL_ITEMS, ())),
        decided=dict(written.get(DECIDED, {})),
    )


def _attribute(word: str, vocabulary: Vocabulary, day: date) -> tuple[Attribute, int | None]:
    plain = vocabulary.attribute(word)
    if plain is not None and not plain.yearly:
        return plain, None
    found = YEAR.match(word)
    rest = word[found.end() :] if found else word
    attribute = vocabulary.attribute(rest)
    if attribute is None:
        meant = nearest(rest, (one.word for one in vocabulary.attributes))
        raise WrittenFactError(f"没有名为“{rest}”的属性{f'，是不是“{meant}”' if meant else ''}。", word)
    if attribute.yearly != bool(found):
        raise WrittenFactError(
            f"“{rest}”{'请写明年度，如“上年' + rest + '”' if attribute.yearly else '没有年度之分'}。", word
        )
    if found is None:
        return attribute, None
    back, year, ago = found.groups()
    return attribute, int(year) if year else day.year - (YEARS[back] if back else int(ago))


def _value(attribute: Attribute, value: Any, word: str) -> Interval | frozenset[str]:
    match attribute.kind:
        case Kind.NUMBER:
            return _number(attribute, str(value), word)
        case Kind.DATE:
            return _days(str(value), word)
        case Kind.FLAG:
            if not isinstance(value, bool):
                raise WrittenFactError(f"“{word}”应为 true 或 false。", word)
            return frozenset({"yes" if value else "no"})
        case _:
            words = [value] if isinstance(value, str) else list(value)
            return frozenset(_code(attribute, one, word) for one in words)


def _code(attribute: Attribute, said: str, word: str) -> str:
    """The value of a word; a code may be given itself, places and activities have more than have words."""
    if said in attribute.values:
        return attribute.values[said]
    if said in attribute.values.values() or (attribute.kind is Kind.CODE and CODE.fullmatch(said)):
        return said
    meant = nearest(said, attribute.values)
    raise WrittenFactError(f"“{said}”不是“{word}”的取值{f'，是不是“{meant}”' if meant else ''}。", word)


def _number(attribute: Attribute, said: str, word: str) -> Interval:
    if said.startswith("不低于"):
        return Interval(_amount(attribute, said[3:], word), None)
    if said.startswith("不高于"):
        return Interval(None, _amount(attribute, said[3:], word))
    low, band, high = said.partition("~")
    if not band:
        return Interval.point(_amount(attribute, low, word))
    made = Interval(_amount(attribute, low, word), _amount(attribute, high, word))
    if (made.low or 0) > (made.high or 0):
        raise WrittenFactError(f"“{word}”的下限高于上限。", word)
    return made


def _amount(attribute: Attribute, said: str, word: str) -> int:
    found = QUANTITY.fullmatch(said.strip())
    if found is None:
        raise WrittenFactError(f"“{word}”应写数字和单位，如“100{attribute.unit}”，现为“{said}”。", word)
    try:
        known = quantity(found[1], found[2].strip())
    except UnitError as problem:
        raise WrittenFactError(f"“{word}”：{problem}。", word) from None
    if known.dimension != attribute.dimension:
        raise WrittenFactError(f"“{word}”不能以“{found[2]}”计。", word)
    return known.amount


def _days(said: str, word: str) -> Interval:
    low, band, high = said.partition("~")
    try:
        first = date.fromisoformat(low.strip()).toordinal()
        return Interval(first, date.fromisoformat(high.strip()).toordinal() if band else first)
    except ValueError:
        raise WrittenFactError(f"“{word}”应写日期，如“2024-05-20”，现为“{said}”。", word) from None


def _span(said: str, title: str, vocabulary: Vocabulary) -> tuple[date, date | None]:
    if title not in vocabulary.qualifications:
        meant = nearest(title, vocabulary.qualifications)
        raise WrittenFactError(f"不认识资质“{title}”{f'，是不是“{meant}”' if meant else ''}。", title)
    since, _slash, until = str(said).partition("/")
    try:
        return date.fromisoformat(since), date.fromisoformat(until) if until else None
    except ValueError:
        raise WrittenFactError(f"“{title}”应写起止日期，如“2024-01-01/2026-12-31”。", title) from None


def _kind(kind: str, vocabulary: Vocabulary) -> Vocabulary:
    if kind not in vocabulary.items:
        raise WrittenFactError(f"没有名为“{kind}”的明细。", kind)
    return vocabulary.items[kind]
