"""A list summed up with 等: 甲、乙等招商活动 is 招商活动, unless the sum says too little."""

import re

from jiannuo.reports.reading.facts.lexicon import GENERIC, LIGHT_VERBS
from jiannuo.reports.reading.facts.words import cut

ETC = re.compile(r"等(?!级|待|于|奖|额|次|离子|高|候)")
_QUANTIFIER = re.compile(r"^(?:各类|各级|各项|各种|一批|系列|多个|多项|共|的|在内的?|[个项家])+")


def shorten_list(text: str, verb: str) -> str:
    """Keep what sums a list up: 举办甲、乙等招商活动 -> 招商活动, unless the sum says too little."""
    sums = list(ETC.finditer(text))
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
