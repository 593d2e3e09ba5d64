"""What may stand next while a condition is written: from the grammar, and only words that fit there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lark import Token
from lark.exceptions import UnexpectedInput

from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.quantities import UNITS, Dimension
from jiannuo.policies.conditions.reading import parser_of, pools
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.conditions.words import AGES, EVIDENCES, GATHERED, OPS, SINCES, SPANS

#: nobody reads a longer list
MOST = 40
#: characters before the cursor that may be the beginning of a word
LONGEST_WORD = 24
#: behind so many characters nothing is offered: all of them are read again for each of these beginnings
LONGEST_READ = 4_000
#: what may be written where the grammar expects a word of its own
OWN: dict[str, tuple[str, ...]] = {
    "OP": tuple(OPS), "AGE": tuple(AGES), "SINCE": tuple(SINCES), "SPAN": tuple(SPANS),
    "GATHER": tuple(GATHERED), "EVIDENCE": tuple(EVIDENCES), "YEAR": ("上年", "前年"),
    "GROWTH": ("增长", "复合增长"), "AMONG": ("属于", "不属于", "为", "不为"), "FLAG": ("有", "无"),
    "MEASURE": ("个", "名", "份", "项", "件", "次"),
    "HOLDS": ("持有有效的", "未持有有效的", "曾持有", "从未持有"), "_LEFT": ("{",), "_RIGHT": ("}",),
    "_SEMI": ("；",), "_COLON": ("：",), "_OPEN": ("（",), "_CLOSE": ("）",),
}  # fmt: skip
#: patterns of which there is no list
FREE = {"NUMBER", "REF", "CALENDAR", "$END"}
ATTRIBUTES = {
    "NUMBER_WORD": (Kind.NUMBER,),
    "DATE_WORD": (Kind.DATE,),
    "VALUE_WORD": (Kind.CHOICE, Kind.CODE),
    "FLAG_WORD": (Kind.FLAG,),
}


@dataclass(frozen=True)
class Completion:
    """``text`` may replace the characters from ``start`` to the cursor."""

    text: str
    start: int
    #: what kind of word it is, in Chinese, and its English where it has one
    kind: str = ""
    english: str = ""


@dataclass
class _Place:
    """What has been read before the cursor: what may follow, and in which context."""

    accepts: set[str]
    attribute: Attribute | None = None
    dimension: Dimension | None = None
    #: kinds of items whose braces are open, "" for others
    inside: list[str] = field(default_factory=list)
    #: whether the last word was 占, 参数
    of: bool = False
    parameter: bool = False
    #: whether 近…年 stands before it
    within: bool = False


def complete(text: str, cursor: int, vocabulary: Vocabulary) -> tuple[Completion, ...]:
    """What may stand at ``cursor``, best first; nothing where what stands before cannot be read."""
    before = text[: max(cursor, 0)]
    if len(before) > LONGEST_READ:
        return ()
    found: dict[str, Completion] = {}
    for start in range(len(before), max(len(before) - LONGEST_WORD, 0) - 1, -1):
        typed = before[start:]
        if typed[:1].isspace():
            continue
        place = _place(before[:start], vocabulary)
        if place is None:
            continue
        for one in _candidates(place, vocabulary, start):
            begins = one.text.startswith(typed) or (typed and one.text.removeprefix("上年").startswith(typed))
            if begins and one.text != typed:
                found.setdefault(one.text, one)
    # a word that is half written comes before what could follow it
    return tuple(sorted(found.values(), key=lambda one: one.start))[:MOST]


def _place(before: str, vocabulary: Vocabulary) -> _Place | None:
    state = parser_of(vocabulary).parse_interactive(before)
    place = _Place(set())
    pending = ""
    try:
        for token in state.iter_parse():
            pending = _follow(place, token, pending, vocabulary)
    except UnexpectedInput:
        return None
    place.accepts = set(state.accepts())  # type: ignore[no-untyped-call]
    return place


def _follow(place: _Place, token: Token, pending: str, vocabulary: Vocabulary) -> str:
    """Keeps the context up to date; returns the kind of items whose brace comes next."""
    match token.type:
        case "ITEM_KIND":
            return str(token)
        case "_LEFT":
            place.inside.append(pending)
            return ""
        case "_RIGHT":
            place.inside.pop()
        case "ALIAS":
            place.attribute, place.dimension = None, Dimension.SHARE
        case "GROWTH":
            place.dimension = Dimension.SHARE
        case "NUMBER_WORD" | "VALUE_WORD" | "DATE_WORD" | "FLAG_WORD":
            # a second number is what the first is divided by
            second = place.of and token.type == "NUMBER_WORD"
            place.attribute = vocabulary.everything().attribute(str(token))
            own = place.attribute.dimension if place.attribute else None
            place.dimension = Dimension.SHARE if second else own
    place.within = token.type == "_YEARS" or (place.within and token.type == "FLAG")
    place.of, place.parameter = token.type == "_OF", token.type == "_PARAMETER"
    return pending


def _candidates(place: _Place, vocabulary: Vocabulary, start: int) -> Iterator[Completion]:
    kind = next((one for one in reversed(place.inside) if one), "")
    words = vocabulary.items[kind] if kind else vocabulary
    listed = pools(words)
    yield from _attributes(place, words, start)
    for name in sorted(place.accepts - ATTRIBUTES.keys() - FREE, key=_rank):
        label, texts = _words(name, place, words, listed, vocabulary)
        yield from (Completion(one, start, label) for one in texts)


def _words(
    name: str, place: _Place, words: Vocabulary, listed: Mapping[str, list[str]], vocabulary: Vocabulary
) -> tuple[str, Iterable[str]]:
    """What kind of word a terminal is, and which words it may be here."""
    found: Mapping[str, tuple[str, Iterable[str]]] = {
        "UNIT": ("单位", _units(place)),
        "VALUE": ("取值", place.attribute.values if place.attribute else ()),
        "QUOTED": ("参数", [f"“{one.word}”" for one in vocabulary.parameters if place.parameter]),
        "ITEM_KIND": ("明细", vocabulary.items),
        "HOLDS": ("", OWN["HOLDS"] if words.qualifications else ()),
        "YEAR": ("", OWN["YEAR"] if any(one.yearly for one in words.attributes) else ()),
    }
    if name in found:
        return found[name]
    if name in listed:
        return {"ALIAS": "指标"}.get(name, "资质"), listed[name]
    return "", OWN.get(name) or (str(parser_of(vocabulary).get_terminal(name).pattern.value),)


def _attributes(place: _Place, words: Vocabulary, start: int) -> Iterator[Completion]:
    """Attributes that may stand here; a yearly number that begins a condition is offered for last year."""
    kinds = {kind: name for name, all_ in ATTRIBUTES.items() if name in place.accepts for kind in all_}
    begins = "YEAR" in place.accepts
    for one in words.attributes:
        if one.kind not in kinds or (one.kind is Kind.NUMBER and not begins and not one.yearly):
            continue
        if one.kind is Kind.FLAG and one.yearly != place.within:
            continue
        year = "上年" if one.kind is Kind.NUMBER and begins and one.yearly else ""
        yield Completion(f"{year}{one.word}", start, one.group or "属性", one.english)


def _units(place: _Place) -> list[str]:
    """Units in which what is compared may be counted."""
    same = {Dimension.PERSONS, Dimension.PIECES}
    wanted = {place.dimension} if place.dimension not in same else same
    own = place.attribute.unit if place.attribute else ""
    fit = [one.word for one in UNITS if one.dimension in wanted]
    return sorted(fit, key=lambda word: word != own)


def _rank(name: str) -> tuple[int, str]:
    """Words of the vocabulary first, signs last."""
    order = ("VALUE", "UNIT", "OP", "ALIAS", "HOLDS", "FLAG", "_AND", "_OR")
    return (order.index(name) if name in order else len(order) + name.startswith("_"), name)
