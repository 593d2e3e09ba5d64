"""One condition as the fields of a form, and the fields as the sentence that is then read like any other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jiannuo.enterprises.attributes.attribute import Kind
from jiannuo.enterprises.quantities import written
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.conditions.words import AGE_WRITTEN, OP_WRITTEN
from jiannuo.policies.drafting.subjects import PERIODS, Subject, subject_of

#: how a qualification is asked for
HOLDS = ("持有有效的", "曾持有", "未持有有效的", "从未持有")
#: how a value is compared with a list, and how one asks whether there is something; words of the language
BELONGS = ("属于", "不属于")
HAS = ("无", "有")
#: characters of a question for people or of an inner condition
LONGEST = 200


@dataclass(frozen=True)
class Fields:
    """What the form holds. Unused fields are empty."""

    subject: str = ""
    period: str = ""
    op: str = ""
    number: str = ""
    unit: str = ""
    parameter: str = ""
    values: Sequence[str] = field(default_factory=tuple)
    words: str = ""
    ref: str = ""

    @classmethod
    def sent(cls, told: Mapping[str, Any], values: Sequence[str]) -> "Fields":
        """The fields of a request."""
        names = ("subject", "period", "op", "number", "unit", "parameter", "words", "ref")
        return cls(
            **{name: str(told.get(name, ""))[:LONGEST].strip() for name in names}, values=tuple(values)
        )


def sentence(fields: Fields, vocabulary: Vocabulary) -> str:
    """The sentence that ``fields`` say; whether it is one is for the reader of conditions to say."""
    about = subject_of(fields.subject, vocabulary)
    if about is None:
        return ""
    text = _SAID[about.kind](fields, about)
    ref = fields.ref.replace("】", "").replace("【", "")
    return f"{text}【{ref}】" if ref and about.kind != "group" else text


def _number(told: Fields, about: Subject) -> str:
    against = f"参数“{_quoted(told.parameter)}”" if told.parameter else f"{told.number}{told.unit}"
    before, after = PERIODS.get(told.period, ("", ""))
    return f"{before}{about.word}{after} {told.op} {against}"


def _values(told: Fields, about: Subject) -> str:
    return f"{about.word} {told.op or '属于'} {'、'.join(f'“{_quoted(one)}”' for one in told.values)}"


def _flag(told: Fields, about: Subject) -> str:
    within = f"近{told.number or 1}年 " if about.yearly else ""
    return f"{within}{told.op or '有'} {about.word}"


def _quoted(words: str) -> str:
    return words.replace("“", "").replace("”", "").replace('"', "")


_SAID: dict[str, Any] = {
    Kind.NUMBER: _number,
    Kind.DATE: lambda told, about: f"{about.word} {told.op} {told.number}{told.unit}",
    Kind.CHOICE: _values,
    Kind.CODE: _values,
    Kind.FLAG: _flag,
    "qualification": lambda told, about: f"{told.op or HOLDS[0]} “{_quoted(about.word)}”",
    "item": lambda told, about: f"至少 {told.number or 1} 个 {about.word} 满足：{{{told.words}}}",
    "manual": lambda told, _about: f"人工认定“{_quoted(told.words)}”",
}


def fields_of(node: Any, vocabulary: Vocabulary) -> Fields | None:
    """The fields that say ``node``; None for what the form cannot write."""
    made = _fields(node, vocabulary)
    return made if made and subject_of(made.subject, vocabulary) else None


def _fields(node: Any, vocabulary: Vocabulary) -> Fields | None:
    if isinstance(node, tree.Compare):
        return _compared(node, vocabulary)
    if isinstance(node, tree.Is) and getattr(node, "current", False):
        return None
    return _HELD[type(node)](node) if type(node) in _HELD else None


_HELD: dict[type, Any] = {
    tree.Age: lambda one: Fields(
        f"a:{one.attribute}",
        op=AGE_WRITTEN[one.op],
        number=str(one.number),
        unit=one.span.value,
        ref=one.ref,
    ),
    tree.Among: lambda one: Fields(
        f"a:{one.attribute}", op="不属于" if one.negated else "属于", values=one.values, ref=one.ref
    ),
    tree.Is: lambda one: Fields(
        f"a:{one.attribute}", op="无" if one.negated else "有", number=str(one.years or ""), ref=one.ref
    ),
    tree.Holds: lambda one: Fields(
        f"q:{one.qualification}", op=HOLDS[2 * one.negated + one.ever], ref=one.ref
    ),
    tree.Manual: lambda one: Fields("m:", words=one.question, ref=one.ref),
}


def _compared(node: tree.Compare, vocabulary: Vocabulary) -> Fields | None:
    term, amount = node.term, node.amount
    subject, period = f"a:{term.attribute}", ""
    alias = next((word for word, known in vocabulary.aliases.items() if known == term), None)
    if alias is not None:
        subject = f"n:{alias}"
    elif term.of or amount.unit == "日期":
        return None
    elif term.years:
        found = [
            name for name, (shape, years) in _SHAPES.items() if (shape, years) == (term.shape, term.years)
        ]
        if not found:
            return None
        period = found[0]
    number = "" if amount.parameter else written(amount.value, amount.unit).removesuffix(amount.unit)
    op = OP_WRITTEN[node.op]
    return Fields(subject, period, op, number, amount.unit, amount.parameter, ref=node.ref)


_SHAPES = {
    "last": (tree.Shape.YEAR, 1),
    "before": (tree.Shape.YEAR, 2),
    "each2": (tree.Shape.EACH, 2),
    "each3": (tree.Shape.EACH, 3),
    "sum2": (tree.Shape.SUM, 2),
    "sum3": (tree.Shape.SUM, 3),
    "mean2": (tree.Shape.MEAN, 2),
    "mean3": (tree.Shape.MEAN, 3),
    "growth": (tree.Shape.GROWTH, 1),
    "compound2": (tree.Shape.COMPOUND, 2),
    "compound3": (tree.Shape.COMPOUND, 3),
}
