"""Building the tree from what the grammar found, and refusing what the grammar cannot see: wrong units,
years where there are none, values of another attribute."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from lark import Token, Transformer

from jiannuo.enterprises.attributes.attribute import Attribute
from jiannuo.enterprises.quantities import DAY_UNIT, Dimension, Quantity, UnitError, quantity
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.conditions.vocabulary import Vocabulary, nearest
from jiannuo.policies.conditions.words import AGES, EVIDENCES, GATHERED, OPS, SINCES, SPANS, YEARS

Found = list[Any]


def fault(token: Token, sentence: str, meant: str = "") -> Fault:
    """A fault at ``token``."""
    start = token.start_pos or 0
    return Fault(sentence, start, token.end_pos or start + len(token), meant)


def whole(token: Token, least: int = 1) -> int:
    """A whole number. Raises Fault."""
    if "." in token or int(token) < least:
        raise fault(token, f"“{token}”应是不小于 {least} 的整数。")
    return int(token)


def unquoted(token: Token) -> str:
    """The words between the quotation marks."""
    return str(token)[1:-1].strip()


class Builder(Transformer[Token, tree.Condition]):
    """Turns the parse into the tree, innermost first."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.words = vocabulary
        self.all = vocabulary.everything()

    def start(self, found: list[tree.Condition]) -> tree.Condition:
        return found[0]

    def either(self, found: Found) -> tree.Condition:
        return found[0] if len(found) == 1 else tree.Any(tuple(found))

    def both(self, found: Found) -> tree.Condition:
        return found[0] if len(found) == 1 else tree.All(tuple(found))

    def waived(self, found: Found) -> tree.Condition:
        return found[0] if len(found) == 1 else tree.Unless(found[0], found[1])

    def cited(self, found: Found) -> Any:
        return found[0] if len(found) == 1 else _cited(found[0], found[1])

    def at_least(self, found: Found) -> tree.Condition:
        number, *parts = found
        if whole(number) > len(parts):
            raise fault(number, f"只列了 {len(parts)} 项，不可能满足 {number} 项。")
        return tree.AtLeast(whole(number), tuple(parts))

    def some(self, found: Found) -> tree.Condition:
        number, _measure, kind, condition, *ref = found
        made = tree.Some(str(kind), whole(number), condition)
        return _cited(made, ref[0]) if ref else made

    def founded(self, found: Found) -> tree.Condition:
        level, condition = found
        return tree.Founded(EVIDENCES[str(level)], condition)

    def score(self, found: Found) -> tree.Condition:
        op, minimum, *parts = found
        if OPS[str(op)] is not tree.Op.AT_LEAST:
            raise fault(op, "评分要写“不低于”多少分。", "不低于")
        refs = [one for one in parts if isinstance(one, Token)]
        made = tree.Score(whole(minimum), tuple(one for one in parts if isinstance(one, tree.Part)))
        return _cited(made, refs[0]) if refs else made

    def part(self, found: Found) -> tree.Part:
        name, *rest = found
        least = next((one for one in rest if isinstance(one, int)), None)
        return tree.Part(unquoted(name), tuple(one for one in rest if isinstance(one, tree.Ladder)), least)

    def minimum(self, found: Found) -> int:
        return whole(found[0])

    def ladder(self, found: Found) -> tree.Ladder:
        bands = tuple(one for one in found if isinstance(one, tree.Band))
        return tree.Ladder(bands, next((one for one in found if isinstance(one, int)), 0))

    def band(self, found: Found) -> tree.Band:
        return tree.Band(found[0], whole(found[1], least=0))

    def otherwise(self, found: Found) -> int:
        return whole(found[0], least=0)

    def number(self, found: Found) -> tuple[Token, tree.Term]:
        shape, years, of, growth = tree.Shape.YEAR, 0, "", ""
        word = next(one for one in found if isinstance(one, Token) and one.type == "NUMBER_WORD")
        for one in found:
            if isinstance(one, tuple):
                shape, years = one
            elif isinstance(one, Attribute):
                of = one.key
            elif one.type == "GROWTH":
                growth = str(one)
        attribute = self._attribute(word)
        if growth:
            shape, years = _growing(word, growth, shape, years)
        if attribute.yearly and not years:
            raise fault(word, f"“{word}”每年一个数，请写明年度，如“上年{word}”。", f"上年{word}")
        if not attribute.yearly and years:
            raise fault(word, f"“{word}”没有年度之分，请去掉年度。", str(word))
        return word, tree.Term(attribute.key, shape, years, of)

    def alias(self, found: Found) -> tuple[Token, tree.Term]:
        term = self.all.aliases[str(found[-1])]
        if len(found) > 1:
            shape, years = found[0]
            term = tree.Term(term.attribute, shape, years, term.of)
        return found[-1], term

    def share(self, found: Found) -> Attribute:
        return self._attribute(found[0])

    def year(self, found: Found) -> tuple[tree.Shape, int]:
        return tree.Shape.YEAR, YEARS[str(found[0])]

    def years(self, found: Found) -> tuple[tree.Shape, int]:
        number, *gather = found
        return GATHERED[str(gather[0])] if gather else tree.Shape.EACH, whole(number)

    def exact(self, found: Found) -> tuple[Token, Quantity]:
        number, unit = found
        try:
            return unit, quantity(str(number), str(unit).replace("％", "%"))
        except UnitError as problem:
            raise fault(number, f"{problem}。") from None

    def parameter(self, found: Found) -> tuple[Token, str]:
        word = unquoted(found[0])
        if self.all.parameter(word) is None:
            meant = nearest(word, (one.word for one in self.all.parameters))
            raise fault(found[0], f"没有名为“{word}”的参数。", meant)
        return found[0], word

    def compare(self, found: Found) -> tree.Condition:
        (word, term), op, (at, amount) = found
        wanted = self._dimension(term)
        if isinstance(amount, str):
            known = self.all.parameter(amount)
            given, made = known.dimension if known else wanted, tree.Amount(parameter=amount)
        else:
            given, made = amount.dimension, tree.Amount(amount.amount, amount.unit)
        if given != wanted and not {given, wanted} <= {Dimension.PERSONS, Dimension.PIECES}:
            raise fault(at, f"“{word}”的单位是{_UNITS_OF[wanted]}，不能和“{at}”比较。")
        return tree.Compare(term, OPS[str(op)], made)

    def age(self, found: Found) -> tree.Condition:
        word, op, number, span = found
        return tree.Age(self._attribute(word).key, AGES[str(op)], whole(number), SPANS[str(span)])

    def dated(self, found: Found) -> tree.Condition:
        word, op, said = found
        try:
            year, month, day = (int(part) for part in re.findall("[0-9]+", said))
            ordinal = date(year, month, day).toordinal()
        except ValueError:
            raise fault(said, f"没有“{said}”这一天。") from None
        term = tree.Term(self._attribute(word).key)
        return tree.Compare(term, SINCES[str(op)], tree.Amount(ordinal, DAY_UNIT))

    def among(self, found: Found) -> tree.Condition:
        word, op, *values = found
        attribute = self._attribute(word)
        named = []
        for value in values:
            said = unquoted(value) if value.type == "QUOTED" else str(value)
            if said not in attribute.values:
                meant = nearest(said, attribute.values)
                raise fault(value, f"“{said}”不是“{word}”的取值。", meant)
            named.append(said)
        return tree.Among(attribute.key, tuple(named), op in ("不属于", "不为"))

    def within(self, found: Found) -> int:
        return whole(found[0])

    def flag(self, found: Found) -> tree.Condition:
        *within, op, word = found
        attribute = self._attribute(word)
        if attribute.yearly and not within:
            raise fault(word, f"“{word}”按年记录，请写明年限，如“近1年{op}{word}”。", f"近1年{op}{word}")
        if within and not attribute.yearly:
            raise fault(word, f"“{word}”没有年度之分，请去掉年限。", str(word))
        return tree.Is(attribute.key, within[0] if within else 0, str(op) == "无")

    def holds(self, found: Found) -> tree.Condition:
        op, name = found
        said = unquoted(name) if name.type == "QUOTED" else str(name)
        if said not in self.all.qualifications:
            raise fault(name, f"不认识资质“{said}”。", nearest(said, self.all.qualifications))
        return tree.Holds(said, op in ("曾持有", "从未持有"), str(op).startswith(("未", "从未")))

    def manual(self, found: Found) -> tree.Condition:
        return tree.Manual(unquoted(found[0]))

    def _attribute(self, word: Token) -> Attribute:
        found = self.all.attribute(str(word))
        assert found is not None, word
        return found

    def _dimension(self, term: tree.Term) -> Dimension:
        if term.of or term.shape in (tree.Shape.GROWTH, tree.Shape.COMPOUND):
            return Dimension.SHARE
        found = self.all.keyed(term.attribute).dimension
        assert found is not None
        return found


def _growing(word: Token, growth: str, shape: tree.Shape, years: int) -> tuple[tree.Shape, int]:
    if growth == "增长" and (shape, years) == (tree.Shape.YEAR, 1):
        return tree.Shape.GROWTH, 1
    if growth == "复合增长" and shape is tree.Shape.EACH and years > 1:
        return tree.Shape.COMPOUND, years
    raise fault(word, f"请写“上年{word}增长”，或“近2年{word}复合增长”。", f"上年{word}增长")


def _cited(made: Any, ref: Token) -> Any:
    if isinstance(made, tree.All | tree.Any | tree.AtLeast | tree.Unless | tree.Founded):
        raise fault(ref, "条款出处要写在单个条件后面。")
    return replace(made, ref=str(ref)[1:-1])


_UNITS_OF = {
    Dimension.MONEY: "元、万元或亿元",
    Dimension.SHARE: "%",
    Dimension.PERSONS: "人",
    Dimension.PIECES: "项、件或个",
    Dimension.POINTS: "分",
    Dimension.AREA: "平方米",
    Dimension.SPAN: "年、个月或天",
}
