"""The words of the clause around a claim."""

import re

from jiannuo.reports.reading.facts.claims import Claim

_STOP = re.compile(r"[,;:()。]|——")
_END = re.compile(r"[,;:()。]|——|$")
_AND = ("和", "及", "与")
#: a bracket without a number is part of the words around it: 县(市)、(预计,下同)
_NOTE = re.compile(r"\([^()\d]*\)(?!$|[,;。])")


def clause_before(text: str, found: list[Claim], place: int) -> str:
    """Words between the last stop and the claim; a list with 、 stays whole."""
    start = found[place - 1].end if place else 0
    words = _NOTE.sub("", text[start : found[place].start])
    stops = [match.end() for match in _STOP.finditer(words)]
    if stops:
        return words[stops[-1] :].rstrip("、")
    return _after_own_item(words) if place else words.rstrip("、")


def clause_after(text: str, found: list[Claim], place: int) -> tuple[str, bool]:
    """Words from the claim to the end of its clause, or to the next claim in it (then True)."""
    start = found[place].end
    stop = found[place + 1].start if place + 1 < len(found) else len(text)
    masked = _NOTE.sub(lambda note: "#" * len(note.group()), text)
    match = _END.search(masked, start)
    end = match.start() if match else len(text)
    if stop < end:
        words = text[start:stop]
        own = _own_item(words)
        return own, own == words
    return text[start:end], False


def previous_clause(text: str, claim: Claim) -> str:
    """The clause before the one that the claim stands in, or ""."""
    clauses = [clause for clause in _STOP.split(text[: claim.start])[:-1] if clause]
    return clauses[-1] if clauses else ""


def _own_item(words: str) -> str:
    """Up to the 、 that opens the next claim's item, unless that list sums up (甲、乙等|活动10次)."""
    if words[-1:] in _AND:
        return words[:-1]
    head, mark, item = words.rpartition("、")
    return head if mark and head and "等" not in item else words


def _after_own_item(words: str) -> str:
    """What _own_item left to the next claim."""
    if words[:1] in ("、", *_AND):
        return words.strip("、和及与")
    if words.endswith(("、", *_AND)):
        return ""
    own = _own_item(words)
    return words.removeprefix(own).lstrip("、和及与") if own != words else words
