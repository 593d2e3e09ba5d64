"""The glossary at the end of a report (名词解释): its entries, and where the text uses each term."""

import re
from collections.abc import Sequence

from jiannuo.reports.reading.document import PartKind, Term
from jiannuo.reports.reading.structure.lines import Line
from jiannuo.reports.reading.structure.uses import Uses

_NUMBER = re.compile(
    r"(?:[\[［〔【（(]\s*(?:注释?)?\d{1,3}\s*[\]］〕】）)]|注释?\d{1,3}|\d{1,3}\s*[.．、:：]?|[①-⑳㉑-㊿])\s*"
)
_LONGEST_NAME = 48
_NAME = re.compile(
    rf"(?P<name>[^。；;！!？?：:\n]{{1,{_LONGEST_NAME}}}?)(?:[（(]第?\d+[页面][^）)]*[）)])?"
    r"(?P<mark>[：:]|[。]|[—─]{1,2}|[，,]?(?:是|系|主?要?指)(?:是?指|的是)|[，,]?(?:是|指|即))"
)
_PAGE_NOTE = re.compile(r"[（(](?:报告|文中)?第?\s*[\d、,，-]+\s*[页面段][^）)]*[）)]")


def glossary_from(lines: Sequence[Line], kinds: Sequence[PartKind]) -> int:
    """Index of the first glossary line: its heading, or a run of numbered entries that ends the text."""
    for index, kind in enumerate(kinds):
        if kind == "glossary":
            return index
    index = len(lines)
    while index and _bracketed(lines[index - 1].all):
        index -= 1
    return index if len(lines) - index >= 2 else len(lines)


def _bracketed(words: str) -> bool:
    """[1]大食物观：…: notes without a heading are told from work by the form of their number."""
    number = re.match(r"[\[［〔【]\d{1,3}[\]］〕】]|[①-⑳㉑-㊿]|注\d", words)
    return bool(number and _NAME.match(words, number.end()))


def terms_of(text: str, lines: Sequence[Line]) -> tuple[Term, ...]:
    """The entries in ``lines`` with their uses in the whole ``text``."""
    entries = _entries(lines)
    uses = Uses(text, [(name, start, end) for name, _, start, end in entries])
    return tuple(
        Term(name, explanation, start, end, uses.of(index))
        for index, (name, explanation, start, end) in enumerate(entries)
    )


def _entries(lines: Sequence[Line]) -> list[tuple[str, str, int, int]]:
    numbered = sum(bool(_number(line)) for line in lines) * 2 >= len(lines)
    found: list[tuple[str, str, int, int]] = []
    for line in lines:
        begins = _number(line) if numbered else line.start
        entry = _entry(line, begins) if begins else None
        if entry:
            found.append(entry)
        elif found:
            name, explanation, start, _ = found[-1]
            found[-1] = (name, f"{explanation}\n{line.all}".lstrip(), start, line.end)
    return found


def _number(line: Line) -> int:
    """Where the words begin after an entry's number, or 0."""
    number = _NUMBER.match(line.text, line.start, line.end)
    return number.end() if number and number.end() < line.end else 0


def _entry(line: Line, begins: int) -> tuple[str, str, int, int] | None:
    words = _PAGE_NOTE.sub("", line.text[begins : line.end])
    match = _NAME.match(words)
    if not match:
        return None
    name = match.group("name").strip("，, 　")
    explanation = words[match.end() :].strip()
    return (name, explanation, line.start, line.end) if name else None
