"""How an amount was reached, step by step, for people."""

from fractions import Fraction

from django.utils.translation import gettext as _

from jiannuo.enterprises.facts import Interval
from jiannuo.policies.answering.said import decimal_text, in_english, key_word
from jiannuo.policies.awarding.amounts import Award, Line
from jiannuo.policies.conditions.tree import Term
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.conditions.writing import Writer
from jiannuo.policies.money.wording import yuan


def money_text(amount: Interval) -> str:
    """Fen, or from how many to how many."""
    if amount.exact is not None:
        return yuan(amount.exact)
    if amount.high is None:
        return _("不低于%(low)s，上限待定") % {"low": yuan(amount.low or 0)} if amount.low else _("金额待定")
    return _("%(low)s至%(high)s") % {"low": yuan(amount.low or 0), "high": yuan(amount.high)}


def calculation(award: Award, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The sentences of the calculation, in order."""
    return tuple(_sentence(line, vocabulary) for line in award.lines)


def _sentence(line: Line, vocabulary: Vocabulary) -> str:
    shown = {"amount": money_text(line.amount), "text": line.text}
    if line.kind == "fixed":
        return _("定额 %(amount)s") % shown
    if line.kind == "percent":
        assert line.term is not None
        shown |= {
            "base": _base(line.base),
            "share": f"{decimal_text(Fraction(line.share, 10_000))}%",
            "term": _term(line.term, vocabulary),
        }
        return _("%(term)s %(base)s × %(share)s = %(amount)s") % shown
    if line.kind == "tier":
        return _("适用档次：%(text)s") % shown
    if line.kind == "items":
        shown["count"] = _count(line.count)
        return _("%(text)s %(count)s 个，合计 %(amount)s") % shown
    if line.kind == "unknown":
        shown["missing"] = _("、").join(map(key_word, line.lacks))
        return (
            _("档次待定（缺%(missing)s）：%(amount)s") % shown
            if line.lacks
            else _("档次待定：%(amount)s") % shown
        )
    return {
        "capped": _("按上限 %(amount)s"),
        "raised": _("按下限 %(amount)s"),
        "rounded": _("取整 %(amount)s"),
    }.get(line.kind, "%(amount)s") % shown


def _base(base: Interval | None) -> str:
    return money_text(base) if base is not None else _("（缺数据）")


def _count(count: Interval | None) -> str:
    if count is None:
        return ""
    if count.exact is not None:
        return str(count.exact)
    return f"{count.low or 0}—{count.high if count.high is not None else _('若干')}"


def _term(term: Term, vocabulary: Vocabulary) -> str:
    if in_english():
        from jiannuo.policies.answering.english import EnglishWriter

        return EnglishWriter(vocabulary.everything()).term(term)
    return Writer(vocabulary.everything()).term(term)
