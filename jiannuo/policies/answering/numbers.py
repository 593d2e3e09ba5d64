"""Numbers of an answer: the value as it is known, the threshold, and how far the one is from the other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from jiannuo.enterprises.attributes.attribute import Kind
from jiannuo.enterprises.facts import Facts, Interval
from jiannuo.enterprises.quantities import Dimension
from jiannuo.policies.answering.said import day_text, decimal_text, fitting_unit, quantity_text, word_of
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explained
from jiannuo.policies.conditions.rationals import MILLION, Bounds, Quotient
from jiannuo.policies.conditions.tree import Op, Shape
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.conditions.vocabulary import Vocabulary

_SHARE = "%"


@dataclass(frozen=True)
class Measured:
    """A comparison ready to be said: everything in base units of one ``unit``."""

    low: Fraction | None
    high: Fraction | None
    threshold: Fraction | None
    unit: str

    @property
    def exact(self) -> Fraction | None:
        """The value, if there is only one."""
        return self.low if self.low == self.high else None

    def said(self, amount: Fraction) -> str:
        """``amount`` in the unit, with decimals enough to tell it from the threshold."""
        return quantity_text(amount, self.unit, self.threshold)


def measured(found: Explained, vocabulary: Vocabulary) -> Measured:
    """The numbers of an explained comparison."""
    node, bounds = found.node, found.bounds
    assert isinstance(node, tree.Compare)
    low = high = None
    if isinstance(bounds, Bounds):
        low, high = _base_units(bounds.low, bounds), _base_units(bounds.high, bounds)
    threshold = None if found.threshold is None else Fraction(found.threshold)
    shown = next((one for one in (high, low, threshold) if one is not None), Fraction(0))
    return Measured(low, high, threshold, _unit(node, vocabulary, shown))


def _base_units(quotient: Quotient | None, bounds: Bounds) -> Fraction | None:
    """A bound in base units of its threshold: millionths of growth where it is one."""
    if quotient is None:
        return None
    value = Fraction(*quotient)
    if bounds.power == 0:
        return value * bounds.scale
    if bounds.power > 1 and value > 0:
        value = Fraction(float(value) ** (1 / bounds.power))
    return (value - 1) * bounds.scale


def _unit(node: tree.Compare, vocabulary: Vocabulary, value: Fraction) -> str:
    if node.term.of or node.term.shape in (Shape.GROWTH, Shape.COMPOUND):
        return _SHARE
    attribute = vocabulary.keyed(node.term.attribute)
    if attribute.kind is Kind.DATE:
        return "日期"
    dimension = attribute.dimension or Dimension.PIECES
    if dimension is Dimension.SHARE:
        return _SHARE
    asked = node.amount.unit or attribute.unit
    return fitting_unit(value, dimension, asked)


def value_text(one: Measured) -> str:
    """What is known: exact, a band, one end, or "" where nothing is."""
    if one.unit == "日期":
        low, high = (None if end is None else int(end) for end in (one.low, one.high))
        return day_text(low) if low == high else _("%(low)s至%(high)s") % {
            "low": day_text(low) or _("不详"), "high": day_text(high) or _("不详")
        }  # fmt: skip
    if one.exact is not None:
        return one.said(one.exact)
    if one.low is not None and one.high is not None:
        return _("%(low)s至%(high)s之间") % {"low": one.said(one.low), "high": one.said(one.high)}
    if one.low is not None and one.low > 0:
        return _("不低于%(low)s") % {"low": one.said(one.low)}
    if one.high is not None:
        return _("不高于%(high)s") % {"high": one.said(one.high)}
    return ""


def threshold_text(node: tree.Compare, one: Measured) -> str:
    """What is asked for: ``不低于 5%``; where a parameter sets it and nobody has set it yet, its name."""
    if one.threshold is None:
        return _("参数“%(word)s”尚未公布") % {"word": node.amount.parameter}
    unit = node.amount.unit or one.unit
    if unit == "日期":
        return f"{_op_text(node.op)} {day_text(int(one.threshold))}"
    return f"{_op_text(node.op)} {quantity_text(one.threshold, unit)}"


def _op_text(op: Op) -> str:
    return {
        Op.AT_LEAST: _("不低于"),
        Op.ABOVE: _("高于"),
        Op.BELOW: _("低于"),
        Op.AT_MOST: _("不高于"),
        Op.EQUAL: _("等于"),
    }[op]


def gap_text(found: Explained, one: Measured, facts: Facts, vocabulary: Vocabulary, day: date) -> str:
    """How far off a comparison is that is not met: ``还差 300万元``, ``超出 20 人``; "" otherwise."""
    node = found.node
    assert isinstance(node, tree.Compare)
    if one.threshold is None:
        return ""
    upward = node.op in (Op.AT_LEAST, Op.ABOVE) or (node.op is Op.EQUAL and _below(one.high, one.threshold))
    nearest = one.high if upward else one.low
    if found.truth is not Truth.FALSE or one.unit == "日期" or nearest is None:
        return ""
    if one.unit == _SHARE:
        shown = {"now": one.said(nearest), "asked": quantity_text(one.threshold, _SHARE)}
        if not upward:
            return _("目前 %(now)s，上限 %(asked)s") % shown
        return _("目前 %(now)s，需 %(asked)s") % shown + _more(node, facts, vocabulary, day, one.threshold)
    return _distance_text(abs(one.threshold - nearest), one.said(nearest), upward, _finest(node, vocabulary))


def _distance_text(off: Fraction, now: str, upward: bool, written: Callable[[Fraction], str]) -> str:
    """The sentence; a value exactly at a bound that does not count is told so."""
    if not off:
        return (_("正好 %(now)s，须再多一点") if upward else _("正好 %(now)s，须再少一点")) % {"now": now}
    return (_("还差 %(amount)s") if upward else _("超出 %(amount)s")) % {"amount": written(off)}


def _below(value: Fraction | None, threshold: Fraction) -> bool:
    return value is not None and value < threshold


def _finest(node: tree.Compare, vocabulary: Vocabulary) -> Callable[[Fraction], str]:
    """Writes a difference in the unit in which people say it, never as nothing."""
    dimension = vocabulary.keyed(node.term.attribute).dimension or Dimension.PIECES

    def text(off: Fraction) -> str:
        return quantity_text(off, fitting_unit(off, dimension, node.amount.unit), Fraction(0))

    return text


def _more(node: tree.Compare, facts: Facts, vocabulary: Vocabulary, day: date, threshold: Fraction) -> str:
    """How much more of the upper number a share of one year would need, in its own unit; "" if not exact."""
    term = node.term
    if not term.of or term.shape is not Shape.YEAR:
        return ""
    year = day.year - term.years if term.years else None
    upper, lower = (_exact(facts, name, year, day) for name in (term.attribute, term.of))
    if upper is None or lower is None:
        return ""
    missing = Fraction(lower) * threshold / MILLION - upper
    attribute = vocabulary.keyed(term.attribute)
    dimension = attribute.dimension or Dimension.PIECES
    if dimension is Dimension.PERSONS or dimension is Dimension.PIECES:
        missing = Fraction(-(-missing.numerator // missing.denominator))
    if missing <= 0:
        return ""
    amount = quantity_text(missing, fitting_unit(missing, dimension), Fraction(0))
    return _("（%(word)s还差 %(amount)s）") % {"word": word_of(attribute), "amount": amount}


def _exact(facts: Facts, name: str, year: int | None, day: date) -> int | None:
    fact = facts.at(name, year, day)
    return fact.value.exact if fact is not None and isinstance(fact.value, Interval) else None


def points_text(bounds: Interval) -> str:
    """Points, or from how many to how many."""
    if bounds.exact is not None:
        return _("%(points)s 分") % {"points": decimal_text(Fraction(bounds.exact))}
    return _("%(low)s—%(high)s 分") % {"low": bounds.low or 0, "high": bounds.high or 0}
