"""Reading the text of a condition into its tree, with faults that say where and what to write instead."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from lark import Lark, UnexpectedInput
from lark.exceptions import UnexpectedCharacters, UnexpectedToken, VisitError

from jiannuo.enterprises.attributes.attribute import Kind
from jiannuo.policies.conditions.building import Builder
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.conditions.tree import Condition
from jiannuo.policies.conditions.vocabulary import Vocabulary, nearest
from jiannuo.policies.conditions.words import SAID

GRAMMAR = (Path(__file__).parent / "grammar.lark").read_text("utf-8")
#: longer texts are refused: no real policy comes near
LONGEST = 20_000
#: deeper nesting is refused: nobody reads it aloud
DEEPEST = 40
WORD = re.compile(r"[^\s　，。；;：:、{}｛｝()（）【】“”\"]+")


def read(text: str, vocabulary: Vocabulary) -> Condition:
    """The tree of ``text``. Raises Fault."""
    if len(text) > LONGEST:
        raise Fault(f"条件太长，最多 {LONGEST} 字。", LONGEST, len(text))
    if (deep := _too_deep(text)) is not None:
        raise Fault(f"括号套得太深，最多 {DEEPEST} 层，请拆开写。", deep, deep + 1)
    try:
        parsed = parser_of(vocabulary).parse(text)
    except UnexpectedInput as problem:
        raise _fault(problem, text, vocabulary) from None
    try:
        return Builder(vocabulary).transform(parsed)
    except VisitError as problem:
        if isinstance(problem.orig_exc, Fault):
            raise problem.orig_exc from None
        raise


#: the parsers last used, with the vocabularies they are for: making one takes a quarter of a second
_KEPT: list[tuple[Vocabulary, Lark]] = []
MOST_KEPT = 8


def parser_of(vocabulary: Vocabulary) -> Lark:
    """The parser for the words of ``vocabulary``."""
    for known, parser in _KEPT:
        if known is vocabulary:
            return parser
    parser = _parser(_terminals(vocabulary))
    _KEPT[:] = [(vocabulary, parser), *_KEPT[: MOST_KEPT - 1]]
    return parser


@lru_cache(maxsize=MOST_KEPT)
def _parser(terminals: str) -> Lark:
    return Lark(GRAMMAR + terminals, parser="lalr", propagate_positions=True, maybe_placeholders=False)


def _terminals(vocabulary: Vocabulary) -> str:
    found = pools(vocabulary)
    every = sorted({word for words in found.values() for word in words})
    return "\n" + "\n".join(f"{name}: {_either(all_, every)}" for name, all_ in found.items()) + "\n"


def _either(words: Iterable[str], every: list[str]) -> str:
    """A terminal that is one of ``words``, the longest first; one that never matches without any.

    A word that begins a longer one of ``every`` does not match where the longer one stands, for which of
    two terminals is tried first is not a matter of length.
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word) + _unless_longer(word, every) for word in longest_first) or r"(?!)."
    return f"/{pattern.replace('/', chr(92) + '/')}/"


def _unless_longer(word: str, every: list[str]) -> str:
    rests = []
    for longer in every[bisect_right(every, word) :]:
        if not longer.startswith(word):
            break
        rests.append(re.escape(longer[len(word) :]))
    return f"(?!{'|'.join(rests)})" if rests else ""


def _too_deep(text: str) -> int | None:
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign in "({（｛") - (sign in ")}）｝")
        if depth > DEEPEST:
            return at
    return None


def _fault(problem: UnexpectedInput, text: str, vocabulary: Vocabulary) -> Fault:
    start = min(problem.pos_in_stream if problem.pos_in_stream is not None else len(text), len(text))
    if isinstance(problem, UnexpectedToken):
        expected, token = problem.accepts or problem.expected, problem.token
        if token.type == "$END":
            should = _said(expected, parser_of(vocabulary))
            return Fault(f"条件没有写完，后面还应有{should}。", len(text), len(text))
        found = str(token)
    else:
        assert isinstance(problem, UnexpectedCharacters)
        expected, found = problem.allowed or set(), _word_at(text, start)
    words = pools(vocabulary)
    meant = nearest(found, (word for name in expected for word in words.get(name, ())))
    should = _said(expected, parser_of(vocabulary))
    if isinstance(problem, UnexpectedCharacters):
        sentence = f"不认识“{found}”"
        sentence += f"，是不是“{meant}”？" if meant else f"，这里应写{should}。"
    else:
        sentence = f"这里不能写“{found}”，应写{should}。"
    return Fault(sentence, start, start + max(1, len(found)), meant)


def _word_at(text: str, start: int) -> str:
    found = WORD.match(text, start)
    return (found.group() if found else text[start : start + 1])[:20]


def _said(expected: Iterable[str], parser: Lark) -> str:
    """What may stand here, in words; at most six."""
    named = [SAID[name] for name in sorted(expected) if name in SAID]
    literal = sorted(str(parser.get_terminal(name).pattern.value) for name in expected if name not in SAID)
    return "、".join(list(dict.fromkeys([*named, *(f"“{word}”" for word in literal)]))[:6]) or "别的内容"


def pools(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """The words of the vocabulary by the name of their terminal."""
    words = vocabulary.everything()

    def of(*kinds: Kind) -> list[str]:
        return [one.word for one in words.attributes if one.kind in kinds]

    return {
        "NUMBER_WORD": of(Kind.NUMBER),
        "ALIAS": list(words.aliases),
        "DATE_WORD": of(Kind.DATE),
        "VALUE_WORD": of(Kind.CHOICE, Kind.CODE),
        "FLAG_WORD": of(Kind.FLAG),
        "VALUE": [value for one in words.attributes for value in one.values],
        "QUALIFICATION": list(words.qualifications),
        "ITEM_KIND": list(words.items),
    }
