"""The noun phrase that a number measures, in the words before it."""

import re
from dataclasses import dataclass
from itertools import zip_longest

from jiannuo.reports.reading.facts.lexicon import MORE_VERBS, RELATIONAL_NOUNS
from jiannuo.reports.reading.facts.summing import ETC, shorten_list
from jiannuo.reports.reading.facts.trimming import balanced, bare
from jiannuo.reports.reading.facts.verbs import (
    leading_verb,
    only_verbs,
    without_adverbs,
    without_light_verb,
    without_preposition,
)
from jiannuo.reports.reading.facts.words import Word, cut

#: 以甲为主的乙 measures 乙
_MAINLY = re.compile(r"以[^,;、]{1,20}?为(?:主体?|重点|代表|核心|龙头|依托|引领|主导)的")
#: 每百户家庭拥有汽车 loses its meaning without its verb
_PER = re.compile(r"每|万元")
_SHARE_OF = re.compile(r"对[^,;、]+贡献率$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is measured. ``verb`` is the meaningful verb it opens with, which a list carries on."""

    words: str
    verb: str = ""
    #: nothing but verbs: 投入, 基本建成
    bare: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)


def before_number(text: str) -> Phrase:
    """The phrase in the words of the clause before a number: 全年兑现种粮补贴资金 -> 种粮补贴资金."""
    text = _MAINLY.sub("", bare(text))
    if not text:
        return Phrase("")
    if ETC.search(text) and ETC.split(text)[-1] == "":
        return _verb_only(text)
    if _SHARE_OF.match(text):
        return Phrase(text)
    words = without_adverbs(without_preposition(cut(text)))
    words, dropped = (words, "") if _PER.match(text) else without_light_verb(words)
    if not words:
        return Phrase("")
    verb = leading_verb(words)
    joined = shorten_list("".join(w.text for w in words), verb)
    joined = bare(joined)
    if dropped and len(joined) <= 2 and joined:
        joined = dropped + joined
    return Phrase(joined, verb, bare=only_verbs(words))


def _verb_only(text: str) -> Phrase:
    """新建A、B等|16个… leaves the verb, if it means something."""
    words = without_adverbs(without_preposition(cut(text)))
    verb = leading_verb(words)
    return Phrase(verb, verb, bare=True)


def leading_noun(clause: str) -> str:
    """What a clause without a number speaks of.

    大型音乐节圆满举办 -> 大型音乐节; 建立补贴制度 -> 补贴制度.
    """
    phrase = before_number(clause)
    if phrase.verb and len(phrase.words) > len(phrase.verb):
        return phrase.words.removeprefix(phrase.verb)
    return without_predicate(phrase.words)


def without_predicate(words: str) -> str:
    """The noun phrase up to the first verb behind it."""
    kept: list[str] = []
    parts = cut(words)
    for word, following in zip_longest(parts, parts[1:]):
        ahead = following.text if following else ""
        if kept and _is_predicate(word) and ahead not in RELATIONAL_NOUNS:
            break
        kept.append(word.text)
    return balanced("".join(kept).strip("、, "))


def _is_predicate(word: Word) -> bool:
    if word.tag == "p":
        return True
    verbal = word.tag in ("v", "d", "ad", "i") or word.text in MORE_VERBS
    return verbal and len(word.text) > 1 and word.text not in RELATIONAL_NOUNS
