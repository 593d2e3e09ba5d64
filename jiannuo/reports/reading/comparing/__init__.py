"""Two reports of one place: what became of each promise of the earlier in the review of the later.

    outcome   the shape of an answer
    subjects  do two names mean the same thing
    verdicts  a promised figure against a reported one
    figures   targets of the earlier report against results of the later
    works     tasks of the earlier report against sentences of the later

Precise rather than complete: what is not certain is called unclear or not reported.
"""

from jiannuo.reports.reading.comparing.figures import compare_figures
from jiannuo.reports.reading.comparing.outcome import Outcome, Verdict
from jiannuo.reports.reading.comparing.works import by_figures, compare_works
from jiannuo.reports.reading.reader import Reading

__all__ = ["Outcome", "Verdict", "compare"]


def compare(earlier: Reading, later: Reading) -> list[Outcome]:
    """What came of each target and each task of ``earlier``, in its reading order.

    A task with figures of its own that were answered is judged by them.
    """
    figures = list(compare_figures(earlier, later))
    answers = {figure.index: figure for figure in figures}
    works = [
        by_figures(work, [answers[i] for i in earlier.tasks[work.index].targets if i in answers])
        for work in compare_works(earlier, later)
    ]
    return sorted([*figures, *works], key=lambda outcome: (outcome.start, outcome.kind))
