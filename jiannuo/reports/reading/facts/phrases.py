"""The noun phrase that a number measures: from the words before it, or from those after it."""

import re
from dataclasses import dataclass
from itertools import zip_longest

from jiannuo.reports.reading.facts.lexicon import (
    ADVERBS,
    BENEFICIARY,
    FRAME,
    GENERIC,
    LIGHT_VERBS,
    LINK,
    MORE_VERBS,
    PREPOSITIONS,
    REACHING,
    RELATIONAL_NOUNS,
    RESULT_VERBS,
    SHORT_LINKS,
)
from jiannuo.reports.reading.facts.words import Word, cut

_ETC = re.compile(r"等(?!级|待|于|奖|额|次|离子|高|候)")
_QUANTIFIER = re.compile(r"^(?:各类|各级|各项|各种|一批|系列|多个|多项|共|的|在内的?|[个项家])+")
_RESULT = re.compile(r"(?:取得|建设成效|成效显著|进展顺利|成效明显|等?工作$|等$).*$")
#: 以甲为主的乙 measures 乙
_MAINLY = re.compile(r"以[^,;、]{1,20}?为(?:主体?|重点|代表|核心|龙头|依托|引领|主导)的")
#: 每百户家庭拥有汽车 loses its meaning without its verb
_PER = re.compile(r"每|万元")
_SHARE_OF = re.compile(r"对[^,;、]+贡献率$")
_PLACE = re.compile(r"^(?:[\u4e00-\u9fff]{0,6}[省市县区州旗乡镇]|我们|我国)$")
#: after these a short link is no part of a word: 占比|达
_METRIC_END = frozenset("率比额值量数入积重度")
#: a name of works holds verbs of its own: 锂盐研发生产项目
_NAMED = re.compile(r"[^,;、]*(?:项目|工程|基地|中心|园区|产业园)(?!建设|化|式)")
_NOUN_TAGS = frozenset({"n", "nz", "l", "b", "f", "nt", "s", "vn", "a", "m", "ns", "j", ""})
_MANNER_TAGS = ("d", "ad", "i", "z")
#: a rate at the end belongs to the number that follows: 闲置楼宇|盘活率
_RATE = re.compile(r"(?<=..)[\u4e00-\u9fff]{2}率$")
_VERB_TAGS = ("v", "vn", "vd", "vg", "vi")


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
    """The phrase in the words of the clause before a number: 全年兑现区级惠企奖励资金 -> 区级惠企奖励资金."""
    text = _MAINLY.sub("", _bare(text))
    if not text:
        return Phrase("")
    if _ETC.search(text) and _ETC.split(text)[-1] == "":
        return _verb_only(text)
    if _SHARE_OF.match(text):
        return Phrase(text)
    words = _without_adverbs(_without_preposition(cut(text)))
    words, dropped = (words, "") if _PER.match(text) else _without_light_verb(words)
    if not words:
        return Phrase("")
    verb = _leading_verb(words)
    joined = _shorten_list("".join(w.text for w in words), verb)
    joined = _bare(joined)
    if dropped and len(joined) <= 2 and joined:
        joined = dropped + joined
    return Phrase(joined, verb, bare=_only_verbs(words))


def _bare(text: str) -> str:
    """Without frames in front and predicates behind."""
    while True:
        shorter = _without_short_links(LINK.sub("", FRAME.sub("", text))).strip(" ,、:")
        if shorter.count("“") != shorter.count("”"):
            shorter = shorter.strip("“”")
        if shorter == text:
            return text
        text = shorter


def _without_short_links(text: str) -> str:
    """Drop 达, 为, 有 and the like from the end where they are words, and the verb of 提高|到."""
    if text[-1:] not in SHORT_LINKS:
        return text
    if text[-2:-1] in _METRIC_END:
        return text[:-1]
    words = cut(text)
    while words and words[-1].text in SHORT_LINKS:
        reached = words.pop().text in ("到", "至", "为")
        if reached and words and words[-1].text in REACHING:
            words.pop()
    return text[: words[-1].end] if words else ""


def _verb_only(text: str) -> Phrase:
    """新建A、B等|16个… leaves the verb, if it means something."""
    words = _without_adverbs(_without_preposition(cut(text)))
    verb = _leading_verb(words)
    return Phrase(verb, verb, bare=True)


def _is_verb(word: Word) -> bool:
    return word.tag in _VERB_TAGS or word.text in LIGHT_VERBS or word.text in MORE_VERBS


def _without_preposition(words: list[Word]) -> list[Word]:
    """Without 向…, 在… and the like; a beneficiary stays where what follows says too little."""
    if not words or words[0].text not in PREPOSITIONS:
        return words
    for place in range(2, len(words)):
        if words[place].tag == "v" or words[place].text in MORE_VERBS:
            rest = words[place:]
            kept = rest[1:] if rest[0].text in LIGHT_VERBS else rest
            short = sum(len(w.text) for w in kept) <= 4
            return words[1:place] + kept if short and words[0].text in BENEFICIARY else rest
    return []


def _without_adverbs(words: list[Word]) -> list[Word]:
    """Without manner; before the name of a metric it is no manner (集中供养率, 基本养老保险)."""
    metric = bool(words) and words[-1].text[-1] in _METRIC_END
    place = 0
    while place < len(words) - 1:
        word, ahead = words[place], words[place + 1 : place + 3]
        acting = any(w.text in MORE_VERBS or w.text in LIGHT_VERBS for w in ahead)
        manner = word.text in ADVERBS and (len(word.text) == 1 or not metric or acting)
        if not manner and not (word.tag in _MANNER_TAGS and any(map(_is_verb, ahead))):
            break
        place += 1
    return words[place:]


def _without_light_verb(words: list[Word]) -> tuple[list[Word], str]:
    if len(words) == 1 and words[0].text in LIGHT_VERBS:
        return [], ""
    for place in range(len(words) - 2, -1, -1):
        light, rest = words[place].text, _without_adverbs(words[place + 1 :])
        if light in LIGHT_VERBS:
            doer = _doer(words[:place]) if light in RESULT_VERBS else []
            short = doer and sum(len(w.text) for w in rest) <= 2
            return doer + words[place : place + 1] * bool(short) + rest, light
    return words, ""


def _doer(words: list[Word]) -> list[Word]:
    """Whose result it is: 建筑业|实现产值; nothing where the words are no plain noun, or the place itself."""
    plain = all(w.tag in _NOUN_TAGS for w in words)
    return words if plain and not is_place("".join(w.text for w in words)) else []


def _only_verbs(words: list[Word]) -> bool:
    return (len(words) == 1 and _is_verb(words[0])) or all(w.text in MORE_VERBS for w in words)


def _leading_verb(words: list[Word]) -> str:
    verb = ""
    for word in words[:3]:
        if word.text in LIGHT_VERBS or not _opens_verb(word, verb):
            break
        verb += word.text
    return "" if verb == "新" else verb


def _opens_verb(word: Word, before: str) -> bool:
    known = word.text in MORE_VERBS or (word.tag == "v" and (before == "新" or len(word.text) > 1))
    return known or (not before and word.text == "新")


def _shorten_list(text: str, verb: str) -> str:
    """Keep what sums a list up: 举办甲、乙等招商活动 -> 招商活动, unless the sum says too little."""
    sums = list(_ETC.finditer(text))
    if not sums:
        return text
    match = sums[-1]
    rest = _QUANTIFIER.sub("", text[match.end() :])
    if rest in GENERIC or len(rest) <= 1:
        return text
    return _list_head(text[: match.start()], verb) + rest


def _list_head(items: str, verb: str) -> str:
    """Words before the first item: up to the last verb ahead of the first 、."""
    first = items.split("、", maxsplit=1)[0]
    words = cut(first)
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word.tag == "v" and len(word.text) > 1 and word.text not in LIGHT_VERBS and word.end <= 6:
            return first[: word.end]
    return verb


def after_number(text: str, crowded: bool) -> str:
    """The phrase in the words after a number: |重点项目顺利竣工 -> 重点项目竣工.

    ``crowded``: another number follows in the clause, so the predicate belongs to that one.
    """
    text = text.removeprefix("的")
    text = _RESULT.sub("", text) or text
    if crowded and (named := _NAMED.match(text)):
        return named.group()
    kept: list[str] = []
    words = cut(_shorten_list(text, ""))
    for word, following in zip_longest(words, words[1:]):
        if kept and word.text in ADVERBS and following is not None and _is_verb(following):
            continue
        if (
            kept
            and following
            and (word.text in LIGHT_VERBS or (word.tag == "p" and word.text in PREPOSITIONS))
        ):
            if crowded or word.text in PREPOSITIONS:
                break
            continue
        verbal = word.tag == "v" or word.text in MORE_VERBS
        if crowded and verbal and len(word.text) > 1:
            if len("".join(kept)) > 2:
                break
            crowded = False
        kept.append(word.text)
    noun = _balanced("".join(kept).strip("、, "))
    return _RATE.sub("", _bare(noun)) or noun if crowded else noun


def _balanced(text: str) -> str:
    """Without a quotation mark that lost its partner."""
    return text if text.count("“") == text.count("”") else text.replace("“", "").replace("”", "")


def opens_with_verb(text: str) -> bool:
    """Whether the words after a number start a predicate of their own: |推动重点项目实施."""
    words = cut(text[:8])
    return bool(words) and (words[0].text in LIGHT_VERBS or words[0].tag in ("v", "d", "p", "c", "vd"))


def is_place(words: str) -> bool:
    """Whether the words only name the place the report is of: 全市, 某某区, 我县."""
    return _PLACE.match(words) is not None


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
    return _balanced("".join(kept).strip("、, "))


def _is_predicate(word: Word) -> bool:
    if word.tag == "p":
        return True
    verbal = word.tag in ("v", "d", "ad", "i") or word.text in MORE_VERBS
    return verbal and len(word.text) > 1 and word.text not in RELATIONAL_NOUNS
