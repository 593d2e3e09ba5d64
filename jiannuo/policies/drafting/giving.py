"""The benefit as a form: what is asked in yuan and percent becomes the JSON that ``awarding`` reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.enterprises.quantities import Dimension
from jiannuo.policies.conditions.vocabulary import Vocabulary

#: how the money is reckoned
KINDS = ("fixed", "percent", "tiers", "per_item", "service")
#: tiers that the form shows at most
MOST_TIERS = 12


class GivingError(ValueError):
    """A field is wrong: ``name`` says which, the text what to write."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(sentence)
        self.name = name
        self.sentence = sentence


@dataclass
class Amount:
    """Money as a form holds it: so many yuan, or a percentage of a number."""

    kind: str = "fixed"
    yuan: str = ""
    percent: str = ""
    of: str = ""
    years: str = "1"
    cap: str = ""
    condition: str = ""


@dataclass
class Giving:
    """The whole form. ``complex`` benefits are kept as they are: the form cannot hold them."""

    kind: str = "fixed"
    plain: Amount = field(default_factory=Amount)
    tiers: list[Amount] = field(default_factory=list)
    items: str = ""
    condition: str = ""
    most: str = ""
    exclusive: str = ""
    per: str = "enterprise"
    yearly_cap: str = ""
    complex: bool = False


def bases(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The numbers of which a percentage may be given: (key, word)."""
    return [
        (one.key, one.word) for one in vocabulary.everything().attributes if one.dimension is Dimension.MONEY
    ]


def giving_of(benefit: Mapping[str, Any], vocabulary: Vocabulary) -> Giving:
    """The form that holds ``benefit``; one that cannot be read is complex too."""
    try:
        return _held(benefit, vocabulary)
    except (AttributeError, KeyError, TypeError, ValueError):
        return Giving(complex=True)


def _held(benefit: Mapping[str, Any], vocabulary: Vocabulary) -> Giving:
    shown = Giving(kind=str(benefit.get("kind") or "fixed"))
    shown.exclusive, shown.per = str(benefit.get("exclusive", "")), str(benefit.get("per", "enterprise"))
    shown.yearly_cap = _yuan(benefit.get("yearly_cap"))
    if shown.kind in ("fixed", "percent"):
        shown.plain = _amount_of(benefit)
    elif shown.kind == "tiers":
        shown.tiers = [_amount_of(tier["benefit"], tier["condition"]) for tier in benefit["tiers"]]
        if benefit.get("otherwise"):
            shown.plain = _amount_of(benefit["otherwise"])
    elif shown.kind == "per_item":
        shown.items, shown.condition = str(benefit["items"]), str(benefit.get("condition") or "")
        shown.most, shown.plain = str(benefit.get("most") or ""), _amount_of(benefit["benefit"])
    try:
        shown.complex = bool(benefit) and not _same(written(shown, vocabulary), benefit)
    except GivingError:
        shown.complex = True
    return shown


def sent(told: Mapping[str, Any], amounts: Sequence[Amount]) -> Giving:
    """The form as it was sent; tiers without anything in them fall away."""

    def text(name: str) -> str:
        return str(told.get(name, "")).strip()[:200]

    plain = Amount(
        text("kind_of") or "fixed", text("yuan"), text("percent"), text("of"), text("years"), text("cap")
    )
    tiers = [one for one in amounts[:MOST_TIERS] if one.condition or one.yuan or one.percent]
    kind = text("kind")
    if kind in ("fixed", "percent"):
        plain.kind = kind
    return Giving(
        kind if kind in KINDS else "fixed",
        plain,
        tiers,
        text("items"),
        str(told.get("condition", ""))[:2000].strip(),
        text("most"),
        text("exclusive"),
        "item" if text("per") == "item" else "enterprise",
        text("yearly_cap"),
    )


def written(form: Giving, vocabulary: Vocabulary) -> dict[str, Any]:
    """The benefit as JSON. Raises GivingError."""
    benefit: dict[str, Any] = (
        _KINDS[form.kind](form, vocabulary) if form.kind in _KINDS else {"kind": "service"}
    )
    if form.exclusive:
        benefit["exclusive"] = form.exclusive
    if form.per == "item":
        benefit["per"] = "item"
    if form.yearly_cap:
        benefit["yearly_cap"] = _fen(form.yearly_cap, "yearly_cap")
    return benefit


def _plain(form: Giving, _vocabulary: Vocabulary) -> dict[str, Any]:
    return _amount(form.plain, "")


def _tiers(form: Giving, _vocabulary: Vocabulary) -> dict[str, Any]:
    if not form.tiers:
        raise GivingError("condition-1", _("请至少写一档：什么条件、给多少。"))
    tiers = []
    for number, one in enumerate(form.tiers, 1):
        if not one.condition:
            raise GivingError(f"condition-{number}", _("请写明这一档的条件。"))
        tiers.append({"condition": one.condition, "benefit": _amount(one, f"-{number}")})
    made: dict[str, Any] = {"kind": "tiers", "tiers": tiers}
    if form.plain.yuan or form.plain.percent:
        made["otherwise"] = _amount(form.plain, "")
    return made


def _per_item(form: Giving, vocabulary: Vocabulary) -> dict[str, Any]:
    if form.items not in vocabulary.items:
        raise GivingError("items", _("请选择按什么逐个计算。"))
    made: dict[str, Any] = {"kind": "per_item", "items": form.items, "benefit": _amount(form.plain, "")}
    if form.condition:
        made["condition"] = form.condition
    if form.most:
        if not (form.most.isascii() and form.most.isdigit() and 0 < int(form.most) < 1_000_000):
            raise GivingError("most", _("最多几个，请填不小于 1 的整数。"))
        made["most"] = int(form.most)
    return made


_KINDS = {"fixed": _plain, "percent": _plain, "tiers": _tiers, "per_item": _per_item}


def _amount(one: Amount, suffix: str) -> dict[str, Any]:
    if one.kind == "percent":
        share = _number(one.percent, f"percent{suffix}") * 10_000
        if not 0 < share <= 1_000_000 or share != share.to_integral_value():
            raise GivingError(f"percent{suffix}", _("比例应在 0 到 100% 之间，最细到万分之一个百分点。"))
        if not one.of:
            raise GivingError(f"of{suffix}", _("请选择按哪个数的百分之几。"))
        years = int(one.years) if one.years in ("0", "1", "2", "3") else 1
        made: dict[str, Any] = {
            "kind": "percent",
            "of": {"attribute": one.of, "years": years},
            "share": int(share),
        }
    else:
        made = {"kind": "fixed", "amount": _fen(one.yuan, f"yuan{suffix}")}
    if one.cap:
        made["cap"] = _fen(one.cap, f"cap{suffix}")
    return made


def _amount_of(benefit: Mapping[str, Any], condition: str = "") -> Amount:
    of = benefit.get("of") or {}
    share = benefit.get("share")
    percent = format((Decimal(share) / 10_000).normalize(), "f") if isinstance(share, int) else ""
    return Amount(
        str(benefit.get("kind", "fixed")),
        _yuan(benefit.get("amount")),
        percent,
        str(of.get("attribute", "")),
        str(of.get("years", 1)),
        _yuan(benefit.get("cap")),
        condition,
    )


def _yuan(fen: Any) -> str:
    return format((Decimal(fen) / 100).normalize(), "f") if isinstance(fen, int) else ""


def _fen(yuan: str, name: str) -> int:
    exact = _number(yuan, name) * 100
    if exact != exact.to_integral_value() or not 0 <= exact <= 10**12:
        raise GivingError(name, _("请填写金额，单位是元，最细到分，最多一百亿元。"))
    return int(exact)


def _number(text: str, name: str) -> Decimal:
    try:
        exact = Decimal(text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        raise GivingError(name, _("请填写数字。")) from None
    if not exact.is_finite() or abs(exact.adjusted()) > 15:
        raise GivingError(name, _("请填写数字。"))
    return exact


def _same(one: Any, other: Any) -> bool:
    """Whether two benefits say the same; a year that is left out is the last."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        names = (set(one) | set(other)) - {"years"}
        years = one.get("years", 1) == other.get("years", 1)
        return years and all(_same(one.get(name), other.get(name)) for name in names)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other or (not one and not other)
