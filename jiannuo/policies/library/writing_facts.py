"""Writing facts the way ``written_facts`` reads them, so that a found example can be shown and kept."""

from datetime import date
from typing import Any

from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval
from jiannuo.enterprises.quantities import UNITS, fitting, written
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.library.written_facts import ALL_HELD, ALL_ITEMS, DECIDED, HELD, ITEMS, TOLD


def write_facts(facts: Facts, vocabulary: Vocabulary, day: date) -> dict[str, Any]:
    """The facts in words, as JSON; values without an end on both sides are left out."""
    found: dict[str, Any] = {}
    told = []
    for (key, year), fact in facts.values.items():
        attribute = vocabulary.keyed(key)
        said = _value(attribute, fact)
        if said is None:
            continue
        word = f"{_year(year, day)}{attribute.word}"
        found[word] = said
        if fact.evidence is Evidence.DECLARED:
            told.append(word)
    if told:
        found[TOLD] = told
    if facts.held:
        found[HELD] = {
            title: f"{since.isoformat()}/{until.isoformat() if until else ''}"
            for title, (since, until) in facts.held.items()
        }
    if facts.all_held:
        found[ALL_HELD] = True
    if facts.items:
        found[ITEMS] = {
            kind: [write_facts(one, vocabulary.items[kind], day) for one in all_]
            for kind, all_ in facts.items.items()
        }
    if facts.all_items:
        found[ALL_ITEMS] = sorted(facts.all_items)
    if facts.decided:
        found[DECIDED] = dict(facts.decided)
    return found


def _year(year: int | None, day: date) -> str:
    if year is None:
        return ""
    return {1: "上年", 2: "前年"}.get(day.year - year, f"{year}年")


def _value(attribute: Attribute, fact: Fact) -> Any:
    value = fact.value
    if isinstance(value, Interval):
        if value.low is None and value.high is None:
            return None
        return _band(attribute, value)
    if attribute.kind is Kind.FLAG:
        return value == {"yes"} if len(value) == 1 else None
    words = {code: word for word, code in attribute.values.items()}
    said = sorted(words.get(one, one) for one in value)
    return said[0] if len(said) == 1 else said


def _band(attribute: Attribute, value: Interval) -> str | None:
    low, high = value.low, value.high
    if attribute.kind is Kind.DATE:
        if low is None or high is None:
            return None
        first, last = date.fromordinal(low).isoformat(), date.fromordinal(high).isoformat()
        return first if low == high else f"{first}~{last}"
    if low is not None and low == high:
        return _amount(attribute, low)
    if low is None:
        return f"不高于{_amount(attribute, high or 0)}"
    if high is None:
        return f"不低于{_amount(attribute, low)}"
    return f"{_amount(attribute, low)}~{_amount(attribute, high)}"


def _amount(attribute: Attribute, amount: int) -> str:
    """In the attribute's own unit where that stays readable."""
    assert attribute.dimension is not None
    scale = next((unit.scale for unit in UNITS if unit.word == attribute.unit), 0)
    if scale and amount % max(scale // 10_000, 1) == 0:
        return written(amount, attribute.unit)
    return fitting(amount, attribute.dimension)
