"""The numbers of a condition that a policy could be set to otherwise, and the condition with one moved."""

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from jiannuo.enterprises.quantities import UnitError, quantity, written
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.conditions.writing import Writer
from jiannuo.policies.drafting.shape import NoSuchPlaceError, Path, at, put, said, walk


@dataclass(frozen=True)
class Threshold:
    """One number, as it is written, with the range over which it is worth trying.

    ``number`` counts ``unit``; ``least``, ``most`` and ``step`` are for a slider, in the same unit.
    """

    path: Path
    #: the condition it stands in
    text: str
    number: Decimal
    unit: str
    least: Decimal
    most: Decimal
    step: Decimal

    @property
    def key(self) -> str:
        """Its name in a form."""
        return said(self.path) or "root"


def thresholds(node: tree.Condition, vocabulary: Vocabulary) -> list[Threshold]:
    """Every number that is compared with, in the order in which they are read; parameters are not ours."""
    writer = Writer(vocabulary.everything())
    return [
        _threshold(path, one, _said(one, writer))
        for path, one in walk(node)
        if isinstance(one, tree.Compare | tree.Age | tree.AtLeast | tree.Some | tree.Score)
        and not (isinstance(one, tree.Compare) and (one.amount.parameter or one.amount.unit == "日期"))
    ]


def moved(node: tree.Condition, path: Path, number: str) -> tree.Condition:
    """The condition with the number at ``path`` set to ``number`` of the unit it is written in.

    Raises NoSuchPlaceError, or ValueError for what is no number there.
    """
    here = at(node, path)
    if isinstance(here, tree.Compare) and not here.amount.parameter:
        found = quantity(_plain(number), here.amount.unit)
        new: Any = replace(here, amount=tree.Amount(found.amount, found.unit))
    elif isinstance(here, tree.AtLeast):
        new = replace(here, number=min(_whole(number), len(here.parts)))
    elif isinstance(here, tree.Age | tree.Some):
        new = replace(here, number=_whole(number))
    elif isinstance(here, tree.Score):
        new = replace(here, minimum=_whole(number))
    else:
        raise NoSuchPlaceError(path)
    made: tree.Condition = put(node, path, new)
    return made


def _said(node: Any, writer: Writer) -> str:
    """The condition without the clause that it cites; of a group only what is counted."""
    if isinstance(node, tree.AtLeast):
        return f"至少满足 {node.number} 项：{writer.write(node.parts[0])} …"
    if isinstance(node, tree.Score):
        return f"评分 不低于 {node.minimum} 分"
    return writer.write(replace(node, ref=""))


def _threshold(path: Path, node: Any, text: str) -> Threshold:
    if isinstance(node, tree.Compare):
        unit = node.amount.unit
        number = Decimal(written(node.amount.value, unit).removesuffix(unit))
    elif isinstance(node, tree.Age):
        unit, number = node.span.value, Decimal(node.number)
    elif isinstance(node, tree.Score):
        unit, number = "分", Decimal(node.minimum)
    else:
        unit, number = "项" if isinstance(node, tree.AtLeast) else "个", Decimal(node.number)
    step = _step(number) if isinstance(node, tree.Compare) else Decimal(1)
    most = Decimal(len(node.parts)) if isinstance(node, tree.AtLeast) else max(number * 3, step * 10)
    least = Decimal(1) if not isinstance(node, tree.Compare) else min(Decimal(0), number)
    return Threshold(path, text, number, unit, least, most, step)


def _step(number: Decimal) -> Decimal:
    """A tenth of the number, rounded down to a power of ten, so that the number itself lies on a step."""
    if number == 0:
        return Decimal(1)
    tenth = Decimal(1).scaleb(number.copy_abs().adjusted() - 1)
    while number % tenth:
        tenth /= 10
    return tenth


def _plain(number: str) -> str:
    """A number as digits without an exponent. Raises ValueError."""
    try:
        exact = Decimal(number.strip())
    except InvalidOperation:
        raise UnitError(f"“{number[:20]}”不是数字") from None
    if not exact.is_finite() or abs(exact.adjusted()) > 15:
        raise UnitError(f"“{number[:20]}”不是合适的数字")
    return format(exact, "f")


def _whole(number: str) -> int:
    exact = Decimal(_plain(number))
    if exact < 1 or exact != exact.to_integral_value():
        raise UnitError(f"“{number[:20]}”应是不小于 1 的整数")
    return int(exact)
