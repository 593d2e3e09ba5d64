"""A benefit as dataclasses, and its JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jiannuo.enterprises.quantities import Dimension
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.conditions.reading import read as read_condition
from jiannuo.policies.conditions.tree import Condition, Shape, Term
from jiannuo.policies.conditions.vocabulary import Vocabulary

#: ten thousand million yuan: above it somebody typed zeros
MOST = 1_000_000_000_000
#: how deep tiers and sums may stand in one another
DEEPEST = 6
MILLION = 1_000_000


class BenefitError(ValueError):
    """What is wrong with a benefit, and where: ``place`` is a path such as ``tiers.2.benefit``."""

    def __init__(self, sentence: str, place: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.place = place


@dataclass(frozen=True)
class Limits:
    """The least and the most that one benefit comes to, in fen; None is without limit."""

    least: int | None = None
    cap: int | None = None


@dataclass(frozen=True)
class Fixed:
    """The same for everybody."""

    amount: int
    limits: Limits = Limits()


@dataclass(frozen=True)
class Percent:
    """``share`` millionths of a number of the enterprise, or of the item it is for."""

    of: Term
    share: int
    limits: Limits = Limits()


@dataclass(frozen=True)
class Tier:
    """What whoever meets the condition gets."""

    condition: Condition
    text: str
    benefit: "Benefit"


@dataclass(frozen=True)
class Tiers:
    """The first tier whose condition is met."""

    tiers: tuple[Tier, ...]
    otherwise: "Benefit | None" = None
    limits: Limits = Limits()


@dataclass(frozen=True)
class PerItem:
    """So much for each thing of a kind that meets a condition; ``most`` things at most."""

    items: str
    condition: Condition | None
    text: str
    benefit: "Benefit"
    most: int | None = None
    limits: Limits = Limits()


@dataclass(frozen=True)
class Sum:
    """Several together."""

    parts: tuple["Benefit", ...]
    limits: Limits = Limits()


@dataclass(frozen=True)
class Service:
    """No money."""

    limits: Limits = Limits()


Benefit = Fixed | Percent | Tiers | PerItem | Sum | Service


@dataclass(frozen=True)
class Grant:
    """A whole benefit: what is given, and what holds it back."""

    benefit: Benefit
    #: of one group only the highest is paid; "" for none
    exclusive: str = ""
    #: whether the group counts by enterprise or by the thing it is for (a contract)
    per_item: bool = False
    #: fen an enterprise and year
    yearly_cap: int | None = None
    #: downwards, fen
    round_to: int = 100


def read(written: Mapping[str, Any], vocabulary: Vocabulary) -> Grant:
    """The benefit of ``written``. Raises BenefitError."""
    if not isinstance(written, Mapping) or not written:
        raise BenefitError("还没有填写兑现标准。")
    if written.get("per", "enterprise") not in ("enterprise", "item"):
        raise BenefitError("就高不重复按“enterprise”（每家企业）或“item”（每个项目、合同）计算。", "per")
    round_to = _fen(written, "round_to", "")
    return Grant(
        _Reader(vocabulary).benefit(written, "", 0),
        str(written.get("exclusive", "")),
        written.get("per") == "item",
        _fen(written, "yearly_cap", ""),
        100 if round_to is None else max(round_to, 1),
    )


@dataclass(frozen=True)
class _Reader:
    words: Vocabulary

    def benefit(self, one: Any, place: str, depth: int) -> Benefit:
        if not isinstance(one, Mapping) or one.get("kind") not in _KINDS:
            kinds = "、".join(_KINDS)
            raise BenefitError(f"兑现方式应为{kinds}之一。", place)
        if depth > DEEPEST:
            raise BenefitError(f"兑现标准套得太深，最多 {DEEPEST} 层。", place)
        limits = Limits(_fen(one, "least", place), _fen(one, "cap", place))
        if limits.least is not None and limits.cap is not None and limits.least > limits.cap:
            raise BenefitError("最低金额不能高于最高金额。", _at(place, "least"))
        made: Benefit = getattr(self, f"_{one['kind']}")(one, place, depth, limits)
        return made

    def _fixed(self, one: Mapping[str, Any], place: str, _depth: int, limits: Limits) -> Fixed:
        amount = _fen(one, "amount", place)
        if amount is None:
            raise BenefitError("请填写金额。", _at(place, "amount"))
        return Fixed(amount, limits)

    def _percent(self, one: Mapping[str, Any], place: str, _depth: int, limits: Limits) -> Percent:
        share = one.get("share")
        if not isinstance(share, int) or isinstance(share, bool) or not 0 < share <= MILLION:
            raise BenefitError("比例应在 0 到 100 % 之间。", _at(place, "share"))
        return Percent(self._term(one.get("of"), _at(place, "of")), share, limits)

    def _term(self, of: Any, place: str) -> Term:
        if not isinstance(of, Mapping):
            raise BenefitError("请写明按哪个数的百分之几。", place)
        try:
            attribute = self.words.keyed(str(of.get("attribute")))
        except KeyError:
            raise BenefitError(f"没有名为“{of.get('attribute')}”的指标。", place) from None
        if attribute.dimension is not Dimension.MONEY:
            raise BenefitError(f"“{attribute.word}”不是金额，不能按它的百分比兑现。", place)
        try:
            shape = Shape(of.get("shape", Shape.YEAR))
        except ValueError:
            raise BenefitError("年度的取法不对。", place) from None
        years = of.get("years", 1 if attribute.yearly else 0)
        if shape in (Shape.EACH, Shape.GROWTH, Shape.COMPOUND) or not isinstance(years, int) or years > 10:
            raise BenefitError("按一个年度、几年累计或几年平均计算。", place)
        return Term(attribute.key, shape, years)

    def _tiers(self, one: Mapping[str, Any], place: str, depth: int, limits: Limits) -> Tiers:
        tiers = one.get("tiers")
        if not isinstance(tiers, list) or not tiers:
            raise BenefitError("请至少写一档。", _at(place, "tiers"))
        made = []
        for number, tier in enumerate(tiers, 1):
            here = _at(place, f"tiers.{number}")
            if not isinstance(tier, Mapping):
                raise BenefitError("这一档没有写完。", here)
            condition = self._condition(tier.get("condition"), self.words, here)
            inner = self.benefit(tier.get("benefit"), f"{here}.benefit", depth + 1)
            made.append(Tier(condition, str(tier["condition"]), inner))
        rest = one.get("otherwise")
        otherwise = self.benefit(rest, _at(place, "otherwise"), depth + 1) if rest else None
        return Tiers(tuple(made), otherwise, limits)

    def _per_item(self, one: Mapping[str, Any], place: str, depth: int, limits: Limits) -> PerItem:
        kind, most = str(one.get("items", "")), one.get("most")
        if kind not in self.words.items:
            raise BenefitError(f"没有名为“{kind}”的明细。", _at(place, "items"))
        if most is not None and (not isinstance(most, int) or isinstance(most, bool) or most < 1):
            raise BenefitError("最多几项应是不小于 1 的整数。", _at(place, "most"))
        inner = self.words.items[kind]
        text = str(one.get("condition") or "")
        condition = self._condition(text, inner, place) if text else None
        benefit = _Reader(inner).benefit(one.get("benefit"), _at(place, "benefit"), depth + 1)
        return PerItem(kind, condition, text, benefit, most, limits)

    def _sum(self, one: Mapping[str, Any], place: str, depth: int, limits: Limits) -> Sum:
        parts = one.get("parts")
        if not isinstance(parts, list) or not parts:
            raise BenefitError("请至少写一项。", _at(place, "parts"))
        made = (self.benefit(p, _at(place, f"parts.{n}"), depth + 1) for n, p in enumerate(parts, 1))
        return Sum(tuple(made), limits)

    def _service(self, _one: Mapping[str, Any], _place: str, _depth: int, limits: Limits) -> Service:
        return Service(limits)

    def _condition(self, text: Any, words: Vocabulary, place: str) -> Condition:
        if not isinstance(text, str) or not text.strip():
            raise BenefitError("请写明这一档的条件。", place)
        try:
            return read_condition(text, words)
        except Fault as fault:
            raise BenefitError(f"条件有误：{fault.sentence}", place) from None


_KINDS = ("fixed", "percent", "tiers", "per_item", "sum", "service")


def _at(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _fen(one: Mapping[str, Any], name: str, place: str) -> int | None:
    value = one.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST:
        raise BenefitError("金额应是不小于 0 的整数（单位：分）。", _at(place, name))
    return value
