"""A single condition as people read it: the value with its source, how far off, what is missing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.attributes.declared.english import english_of
from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval, Key
from jiannuo.policies.answering.numbers import gap_text, measured, threshold_text, value_text
from jiannuo.policies.answering.reading import facts_read, keys_read, period_text
from jiannuo.policies.answering.said import (
    day_text,
    evidence_word,
    in_english,
    key_word,
    source_word,
    title_source,
)
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explained
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.conditions.vocabulary import Vocabulary

#: more values of a set than this are not listed
MANY = 4


@dataclass(frozen=True)
class Reader:
    """Reads the leaves of one enterprise's answer, in the words of one vocabulary, as of one day."""

    vocabulary: Vocabulary
    facts: Facts
    day: date

    def about(self, found: Explained) -> dict[str, Any]:
        """The columns of the line of a single condition."""
        node = found.node
        columns: dict[str, Any] = {"lacks": found.lacks, "missing": tuple(map(key_word, found.lacks))}
        columns["turns_on"] = found.turns_on
        columns["keys"] = _keys(found, self.day)
        if isinstance(node, tree.Compare | tree.Age | tree.Among | tree.Is):
            columns |= _founded(facts_read(node, self.facts, self.day))
            columns["period"] = period_text(node, self.day)
        return columns | _BY_KIND[type(node)](self, found)

    def _compare(self, found: Explained) -> dict[str, Any]:
        assert isinstance(found.node, tree.Compare)
        one = measured(found, self.vocabulary)
        no_base = found.bounds is None and not found.parts and not found.lacks
        return {
            "value": _("没有可比的基数") if no_base else value_text(one),
            "threshold": threshold_text(found.node, one),
            "gap": gap_text(found, one, self.facts, self.vocabulary, self.day),
        }

    def _age(self, found: Explained) -> dict[str, Any]:
        node, born = found.node, found.bounds
        assert isinstance(node, tree.Age)
        assert isinstance(born, Interval)
        value = day_text(born.low) if born.exact is not None else ""
        gap = ""
        if found.truth is Truth.FALSE and node.op in (tree.Op.AT_LEAST, tree.Op.ABOVE) and found.turns_on:
            shown = {"day": found.turns_on.isoformat(), "span": _span(node)}
            gap = _("还要等到 %(day)s 满 %(span)s") % shown
        elif found.truth is Truth.FALSE:
            gap = _("已超过 %(span)s，不能再满足") % {"span": _span(node)}
        return {"value": value, "gap": gap}

    def _among(self, found: Explained) -> dict[str, Any]:
        node = found.node
        assert isinstance(node, tree.Among)
        attribute = self.vocabulary.keyed(node.attribute)
        known = self.facts.at(node.attribute, None, self.day)
        value = _words(known, attribute)
        gap = ""
        if found.truth is Truth.FALSE and value:
            gap = _("现为%(value)s") % {"value": value}
        return {"value": value, "gap": gap}

    def _flag(self, found: Explained) -> dict[str, Any]:
        node = found.node
        assert isinstance(node, tree.Is)
        read = keys_read(node, self.day)
        said = [year for name, year in read if _says(self.facts.at(name, year, self.day), "yes")]
        years = [year for year in said if year is not None]
        known = [self.facts.at(name, year, self.day) for name, year in read]
        if said:
            value = _("有（%(years)s年）") % {"years": "、".join(map(str, years))} if years else _("有")
        else:
            value = _("无") if known and all(_says(one, "no") for one in known) else ""
        gap = ""
        if found.truth is Truth.FALSE and node.negated and years:
            gap = _("%(year)s年的记录，%(until)s年起不再计算") % {
                "year": max(years),
                "until": max(years) + node.years + 1,
            }
        return {"value": value, "gap": gap}

    def _holds(self, found: Explained) -> dict[str, Any]:
        node = found.node
        assert isinstance(node, tree.Holds)
        name = node.qualification
        held = self.facts.held.get(name)
        columns: dict[str, Any] = {}
        if held is None:
            value = _("未持有") if self.facts.all_held else ""
            gap = _("尚未取得") if found.truth is Truth.FALSE and not node.negated else ""
            evidence = self.facts.listed if self.facts.all_held else None
        else:
            since, until = held
            shown = {"since": since.isoformat(), "until": until.isoformat() if until else _("长期")}
            value = _("%(since)s 至 %(until)s 有效") % shown
            gap = ""
            if found.truth is Truth.FALSE and not node.negated:
                expired = until is not None and until < self.day
                gap = _("已于 %(until)s 到期") % shown if expired else _("%(since)s 起生效") % shown
            evidence = self.facts.held_by.get(name, self.facts.listed)
            if until is not None and until >= self.day:
                columns["turns_on"] = found.turns_on
        columns["keys"] = _keys(found, self.day)
        if evidence is not None:
            columns |= {"evidence": evidence_word(evidence), "source": title_source(name)}
        return columns | {"value": value, "gap": gap}

    def _some(self, found: Explained) -> dict[str, Any]:
        node = found.node
        assert isinstance(node, tree.Some)
        met = sum(part.truth is Truth.TRUE for part in found.parts)
        maybe = sum(part.truth is Truth.UNKNOWN for part in found.parts)
        shown = {"all": len(found.parts), "met": met, "maybe": maybe, "off": node.number - met}
        if not found.parts and found.lacks:
            return {"value": ""}
        value = _("共 %(all)d 个，%(met)d 个符合") % shown
        if maybe:
            value += _("，%(maybe)d 个缺数据") % shown
        gap = _("还差 %(off)d 个") % shown if found.truth is Truth.FALSE else ""
        inner = sorted({key for part in found.parts for leaf in part.atoms() for key in leaf.lacks}, key=str)
        missing = tuple(dict.fromkeys([*map(key_word, found.lacks), *map(key_word, inner)]))
        return {"value": value, "gap": gap, "missing": missing if found.truth is Truth.UNKNOWN else ()}

    def _manual(self, found: Explained) -> dict[str, Any]:
        decided = {Truth.TRUE: _("已认定符合"), Truth.FALSE: _("已认定不符合")}
        return {"value": decided.get(found.truth, ""), "source": _("人工认定")}


def _keys(found: Explained, day: date) -> tuple[Key, ...]:
    """What it reads: facts with their year, a title or a kind of things by its word."""
    node = found.node
    if isinstance(node, tree.Holds):
        return ((node.qualification, None),)
    if isinstance(node, tree.Some):
        return ((node.kind, None),)
    return keys_read(node, day) if isinstance(node, tree.Compare | tree.Age | tree.Among | tree.Is) else ()


def _founded(facts: tuple[Fact, ...]) -> dict[str, Any]:
    """Sources, the oldest day of observation and the weakest evidence of what a line relies on."""
    if not facts:
        return {}
    days = [fact.observed_on for fact in facts if fact.observed_on]
    sources = dict.fromkeys(source_word(fact.source) for fact in facts if fact.source)
    return {
        "source": "、".join(sources),
        "observed_on": min(days, default=None),
        "evidence": evidence_word(min((fact.evidence for fact in facts), default=Evidence.DECLARED)),
    }


def _span(node: tree.Age) -> str:
    words = {tree.Span.YEAR: _("%(n)d 年"), tree.Span.MONTH: _("%(n)d 个月"), tree.Span.DAY: _("%(n)d 天")}
    return words[node.span] % {"n": node.number}


def _says(fact: Fact | None, word: str) -> bool:
    return fact is not None and fact.value == frozenset({word})


def _words(fact: Fact | None, attribute: Attribute) -> str:
    """The possible values in words: of a code the narrowest place or industry that has a word."""
    if fact is None or not isinstance(fact.value, frozenset):
        return ""
    if len(fact.value) > MANY:
        return _("%(count)d 种可能") % {"count": len(fact.value)}
    return _("或").join(_word(code, attribute) for code in sorted(fact.value))


def _word(code: str, attribute: Attribute) -> str:
    by_code = {stored: word for word, stored in attribute.values.items()}
    found = by_code.get(code, "")
    if not found and attribute.kind is Kind.CODE:
        ends = (code[:end] for end in range(len(code), 0, -1))
        found = next((by_code[part] for part in ends if part in by_code), "")
    found = found or code
    return english_of(found) if in_english() else found


_BY_KIND: dict[type, Callable[[Reader, Explained], dict[str, Any]]] = {
    tree.Compare: Reader._compare,
    tree.Age: Reader._age,
    tree.Among: Reader._among,
    tree.Is: Reader._flag,
    tree.Holds: Reader._holds,
    tree.Some: Reader._some,
    tree.Manual: Reader._manual,
}
