"""Targets of the earlier report against the results in the later one's review."""

from collections.abc import Iterator, Sequence

from jiannuo.reports.reading.comparing.outcome import Outcome
from jiannuo.reports.reading.comparing.subjects import likeness
from jiannuo.reports.reading.comparing.verdicts import judge
from jiannuo.reports.reading.document import PLAN_PARTS, Fact
from jiannuo.reports.reading.reader import Reading

#: from here on two subjects are the same; from the second figure on they may be
_SAME, _ALIKE = 0.8, 0.6


def compare_figures(earlier: Reading, later: Reading) -> Iterator[Outcome]:
    """One outcome for each target of the earlier report's plan."""
    results = [(i, f) for i, f in enumerate(later.facts) if _is_result(f, later)]
    for index, promised in enumerate(earlier.facts):
        if promised.status == "target" and promised.sentence.part in PLAN_PARTS:
            yield _outcome(index, promised, results, later)


def _is_result(fact: Fact, later: Reading) -> bool:
    """A result of the reviewed year: not of an earlier one, not of five years together."""
    year = later.document.reviewed_year
    return (
        fact.status == "result"
        and fact.sentence.part not in PLAN_PARTS
        and (not fact.period or year is None or fact.period == str(year))
    )


def _outcome(index: int, promised: Fact, results: Sequence[tuple[int, Fact]], later: Reading) -> Outcome:
    found = _answers(promised, results)
    promise = f"{promised.subject}{promised.quote}"
    if not found:
        return Outcome("target", promise, "not_reported", "no_match", promised.start, promised.end, index)
    like, at, reported = found[0]
    verdict, reason = judge(promised, reported)
    same = [f for score, _, f in found if score >= like - 0.01]
    if like < _SAME:
        verdict, reason = "unclear", "similar"
    elif len({judge(promised, f)[0] for f in same}) > 1:
        verdict, reason = "unclear", "several_figures"
    sentence = reported.sentence
    return Outcome(
        "target",
        promise,
        verdict,
        reason,
        promised.start,
        promised.end,
        index,
        found=later.document.text[sentence.start : sentence.end],
        found_start=sentence.start,
        found_end=sentence.end,
        found_fact=at,
        promised=promised.value,
        reported=reported.value,
        unit=promised.unit,
        likeness=round(like, 3),
    )


def _answers(promised: Fact, results: Sequence[tuple[int, Fact]]) -> list[tuple[float, int, Fact]]:
    """Results that may answer the target, the most alike first, then in reading order."""
    scored = [
        (likeness(promised.subject, fact.subject), at, fact)
        for at, fact in results
        if fact.unit == promised.unit and fact.role == promised.role
    ]
    return sorted((s for s in scored if s[0] >= _ALIKE), key=lambda s: (-s[0], s[1]))
