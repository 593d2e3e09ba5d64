"""What a policy gives, in one sentence that anybody understands."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiannuo.enterprises.attributes.declared import ITEM_KINDS
from jiannuo.enterprises.wording import english
from jiannuo.policies.answering.english import EnglishWriter, in_english
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.tree import Shape
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.conditions.writing import Writer
from jiannuo.policies.money.wording import yuan

Benefit = Mapping[str, Any]


def giving_words(benefit: Any, vocabulary: Vocabulary) -> list[str]:
    """What is given, a sentence a line; [] while nothing is written. Anything malformed is left out."""
    if not isinstance(benefit, Mapping) or benefit.get("kind") not in _SAID:
        return []
    words = _lines(benefit, vocabulary)
    if fen := _fen(benefit, "yearly_cap"):
        words.append(_("每家企业每年合计不超过 %(sum)s") % {"sum": yuan(fen)})
    if benefit.get("exclusive"):
        words.append(_("与“%(group)s”中的其他政策就高不重复") % {"group": benefit["exclusive"]})
    return words


def headline(benefit: Any, vocabulary: Vocabulary) -> str:
    """What is given, short enough for a card: without conditions, the highest tier for all."""
    if not isinstance(benefit, Mapping):
        return ""
    tiers = benefit.get("tiers")
    if isinstance(tiers, list) and tiers and isinstance(tiers[0], Mapping):
        first = headline(tiers[0].get("benefit"), vocabulary)
        cap = _fen(benefit, "cap")
        return (
            _("分档，最高 %(sum)s") % {"sum": yuan(cap)}
            if cap
            else _("分档，首档 %(given)s") % {"given": first}
        )
    if benefit.get("kind") == "per_item":
        kind = str(benefit.get("items", ""))
        given = headline(benefit.get("benefit"), vocabulary.items.get(kind, vocabulary))
        return _("每个%(kind)s：%(given)s") % {"kind": _kind(kind), "given": given}
    parts = benefit.get("parts")
    if isinstance(parts, list) and parts:
        return _("%(given)s 等") % {"given": headline(parts[0], vocabulary)}
    return next(iter(_lines(benefit, vocabulary)), "")


def _kind(word: str) -> str:
    """The name of a kind of items."""
    return next((one.english for one in ITEM_KINDS if one.word == word and english()), word)


def _lines(one: Benefit, vocabulary: Vocabulary) -> list[str]:
    said = _SAID.get(str(one.get("kind")))
    if said is None:
        return []
    lines = said(one, vocabulary)
    most, least = _fen(one, "cap"), _fen(one, "least")
    if lines and most:
        lines[-1] += _("，最高 %(sum)s") % {"sum": yuan(most)}
    if lines and least:
        lines[-1] += _("，最低 %(sum)s") % {"sum": yuan(least)}
    return lines


def _fixed(one: Benefit, _vocabulary: Vocabulary) -> list[str]:
    amount = _fen(one, "amount")
    return [yuan(amount)] if amount is not None else []


def _percent(one: Benefit, vocabulary: Vocabulary) -> list[str]:
    of, share = one.get("of"), one.get("share")
    if not isinstance(of, Mapping) or not isinstance(share, int):
        return []
    rate = format((Decimal(share) / 10_000).normalize(), "f")
    return [_("%(of)s的 %(rate)s%%") % {"of": _term(of, vocabulary), "rate": rate}]


def _term(of: Mapping[str, Any], vocabulary: Vocabulary) -> str:
    words = vocabulary.everything()
    try:
        attribute = words.keyed(str(of.get("attribute")))
        years = int(of.get("years", 1 if attribute.yearly else 0))
        term = tree.Term(attribute.key, Shape(of.get("shape", "year")), years)
        return EnglishWriter(words).term(term) if english() else Writer(words).term(term)
    except (KeyError, ValueError, TypeError):
        return str(of.get("attribute", ""))


def _tiers(one: Benefit, vocabulary: Vocabulary) -> list[str]:
    lines = []
    for tier in _listed(one, "tiers"):
        if isinstance(tier, Mapping):
            told = {
                "condition": _condition(str(tier.get("condition", "")), vocabulary),
                "given": "；".join(_lines(tier.get("benefit") or {}, vocabulary)),
            }
            lines.append(_("%(condition)s 的：%(given)s") % told)
    if rest := "；".join(_lines(one.get("otherwise") or {}, vocabulary)):
        lines.append(_("其余的：%(given)s") % {"given": rest})
    return lines


def _per_item(one: Benefit, vocabulary: Vocabulary) -> list[str]:
    kind = str(one.get("items", ""))
    inner = vocabulary.items.get(kind, vocabulary)
    given = "；".join(_lines(one.get("benefit") or {}, inner))
    condition = _condition(str(one.get("condition") or ""), inner)
    which = _("（%(condition)s）") % {"condition": condition} if condition else ""
    line = _("每个%(kind)s%(which)s：%(given)s") % {"kind": _kind(kind), "which": which, "given": given}
    if isinstance(most := one.get("most"), int):
        line += ngettext("，最多 %(n)d 个", "，最多 %(n)d 个", most) % {"n": most}
    return [line]


def _condition(text: str, vocabulary: Vocabulary) -> str:
    """The words of a condition in the language of the page; as they are where they cannot be read."""
    if not text or not english():
        return text
    try:
        return in_english(read(text, vocabulary), vocabulary)
    except Fault:
        return text


def _sum(one: Benefit, vocabulary: Vocabulary) -> list[str]:
    return [
        line
        for part in _listed(one, "parts")
        if isinstance(part, Mapping)
        for line in _lines(part, vocabulary)
    ]


def _listed(one: Benefit, name: str) -> list[Any]:
    value = one.get(name)
    return value if isinstance(value, list) else []


_SAID: dict[str, Callable[[Benefit, Vocabulary], list[str]]] = {
    "fixed": _fixed,
    "percent": _percent,
    "tiers": _tiers,
    "per_item": _per_item,
    "sum": _sum,
    "service": lambda _one, _vocabulary: [_("不发放资金，给予资格或服务")],
}


def _fen(one: Benefit, name: str) -> int | None:
    value = one.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
