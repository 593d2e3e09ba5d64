"""Trimming the words beside a number: frames before, predicates behind, lone quotation marks."""

from jiannuo.reports.reading.facts.lexicon import FRAME, LINK, REACHING, SHORT_LINKS
from jiannuo.reports.reading.facts.words import cut

#: a metric's name ends so; a short link behind it is no part of a word (占比|达)
METRIC_END = frozenset("率比额值量数入积重度")


def bare(text: str) -> str:
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
    if text[-2:-1] in METRIC_END:
        return text[:-1]
    words = cut(text)
    while words and words[-1].text in SHORT_LINKS:
        reached = words.pop().text in ("到", "至", "为")
        if reached and words and words[-1].text in REACHING:
            words.pop()
    return text[: words[-1].end] if words else ""


def balanced(text: str) -> str:
    """Without a quotation mark that lost its partner."""
    return text if text.count("“") == text.count("”") else text.replace("“", "").replace("”", "")
