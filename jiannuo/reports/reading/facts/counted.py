"""The noun phrase in the words after a number: |16个|重点项目顺利竣工."""

import re
from itertools import zip_longest

from jiannuo.reports.reading.facts.lexicon import ADVERBS, LIGHT_VERBS, MORE_VERBS, PREPOSITIONS
from jiannuo.reports.reading.facts.summing import shorten_list
from jiannuo.reports.reading.facts.trimming import balanced, bare
from jiannuo.reports.reading.facts.verbs import is_verb
from jiannuo.reports.reading.facts.words import cut

_RESULT = re.compile(r"(?:取得|建设成效|成效显著|进展顺利|成效明显|等?工作$|等$).*$")
#: a name of works holds verbs of its own: 电池研发生产项目
_NAMED = re.compile(r"[^,;、]*(?:项目|工程|基地|中心|园区|产业园)(?!建设|化|式)")
#: a rate at the end belongs to the number that follows: 闲置厂房|利用率
_RATE = re.compile(r"(?<=..)[\u4e00-\u9fff]{2}率$")


def after_number(text: str, crowded: bool) -> str:
    """The phrase in the words after a number: |重点项目顺利竣工 -> 重点项目竣工.

    ``crowded``: another number follows in the clause, so the predicate belongs to that one.
    """
    text = text.removeprefix("的")
    text = _RESULT.sub("", text) or text
    if crowded and (named := _NAMED.match(text)):
        return named.group()
    kept: list[str] = []
    words = cut(shorten_list(text, ""))
    for word, following in zip_longest(words, words[1:]):
        if kept and word.text in ADVERBS and following is not None and is_verb(following):
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
    noun = balanced("".join(kept).strip("、, "))
    return _RATE.sub("", bare(noun)) or noun if crowded else noun
