"""The noun phrase that a number measures: from the words before it, or from those after it."""

import re
from dataclasses import dataclass

from jiannuo.reports.reading.facts.lexicon import (
    ADVERBS,
    BENEFICIARY,
    FRAME,
    GENERIC,
    LIGHT_VERBS,
    LINK,
    PREPOSITIONS,
)
from jiannuo.reports.reading.facts.words import Word, cut

_ETC = re.compile(r"等(?!级|待|于|奖|额|次|离子|高|候)")
_QUANTIFIER = re.compile(r"^(?:各类|各级|各项|各种|一批|系列|多个|多项|共|的|在内的?|[个项家])+")
_RESULT = re.compile(r"(?:取得|建设成效|成效显著|进展顺利|成效明显|等?工作$|等$).*$")
#: 以甲为主的乙 measures 乙
_MAINLY = re.compile(r"以[^,;、]{1,20}?为(?:主体?|重点|代表|核心|龙头|依托|引领|主导)的")
_VERB_TAGS = ("v", "vn", "vd", "vg", "vi")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is measured. ``verb`` is the meaningful verb it opens with, which a list carries on."""

    words: str
    verb: str = ""

    def __bool__(self) -> bool:
        return bool(self.words)


def before_number(text: str) -> Phrase:
    """The phrase in the words of the clause before a number: 全年兑现区级惠企奖励资金 -> 区级惠企奖励资金."""
    text = _MAINLY.sub("", _bare(text))
    if not text:
        return Phrase("")
    if _ETC.search(text) and _ETC.split(text)[-1] == "":
        return _verb_only(text)
    words = _without_preposition(cut(text))
    words = _without_adverbs(words)
    words, dropped = _without_light_verb(words)
    if not words:
        return Phrase("")
    verb = _leading_verb(words)
    joined = _shorten_list("".join(w.text for w in words), verb)
    joined = _bare(joined)
    if dropped and len(joined) <= 2 and joined:
        joined = dropped + joined
    return Phrase(joined, verb)


def _bare(text: str) -> str:
    """Without frames in front and predicates behind."""
    while True:
        shorter = LINK.sub("", FRAME.sub("", text)).strip('“”"()的 ,、:')
        if text.endswith("”") and "“" in text and not shorter.endswith("”"):
            return LINK.sub("", FRAME.sub("", text)).strip(" ,、:")
        if shorter == text:
            return text
        text = shorter


def _verb_only(text: str) -> Phrase:
    """新建A、B等|16个… leaves the verb, if it means something."""
    words = _without_adverbs(_without_preposition(cut(text)))
    verb = _leading_verb(words)
    return Phrase(verb, verb)


def _is_verb(word: Word) -> bool:
    return word.tag in _VERB_TAGS or word.text in LIGHT_VERBS


def _without_preposition(words: list[Word]) -> list[Word]:
    if not words or words[0].text not in PREPOSITIONS:
        return words
    for place in range(1, len(words)):
        if words[place].tag == "v" and place > 1:
            rest = words[place:]
            if words[place].text in LIGHT_VERBS and len("".join(w.text for w in rest[1:])) <= 4:
                return words[1:place] + rest[1:] if words[0].text in BENEFICIARY else rest
            return rest
    return []


def _without_adverbs(words: list[Word]) -> list[Word]:
    place = 0
    while place < len(words) - 1 and (
        words[place].text in ADVERBS or words[place].tag in ("d", "ad", "i", "z")
    ):
        if words[place].tag in ("i", "z", "l") and not any(_is_verb(w) for w in words[place + 1 :]):
            break
        place += 1
    return words[place:]


def _without_light_verb(words: list[Word]) -> tuple[list[Word], str]:
    for place in range(len(words) - 2, -1, -1):
        if words[place].text in LIGHT_VERBS:
            return _without_adverbs(words[place + 1 :]), words[place].text
    return words, ""


def _leading_verb(words: list[Word]) -> str:
    verb = ""
    for word in words[:3]:
        if word.text in LIGHT_VERBS or not (word.tag == "v" or (verb == "" and word.text in ("新",))):
            break
        verb += word.text
    return "" if verb == "新" else verb


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
        if words[place].tag == "v" and words[place].text not in LIGHT_VERBS and words[place].end < len(first):
            return first[: words[place].end]
    return verb


def after_number(text: str, crowded: bool) -> str:
    """The phrase in the words after a number: |重点项目顺利竣工 -> 重点项目竣工.

    ``crowded``: another number follows in the clause, so the predicate belongs to that one.
    """
    text = text.removeprefix("的")
    text = _RESULT.sub("", text) or text
    kept: list[str] = []
    for word in cut(_shorten_list(text, "")):
        if kept and word.text in ADVERBS:
            continue
        if kept and (word.text in LIGHT_VERBS or (word.tag == "p" and word.text in PREPOSITIONS)):
            if crowded or word.text in PREPOSITIONS:
                break
            continue
        if kept and crowded and word.tag == "v" and len(word.text) > 1:
            break
        kept.append(word.text)
    return "".join(kept).strip("“”、, ")


def opens_with_verb(text: str) -> bool:
    """Whether the words after a number start a predicate of their own: |推动重点项目实施."""
    words = cut(text[:8])
    return bool(words) and (words[0].text in LIGHT_VERBS or words[0].tag in ("v", "d", "p", "c", "vd"))
