"""Every sample against every condition of the library: the matcher and the explanation agree."""

from datetime import date

import pytest

from jiannuo.enterprises.facts import Evidence, Facts
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.library.reading import policies
from jiannuo.policies.library.vocabulary import vocabulary
from jiannuo.policies.library.written_facts import facts
from jiannuo.policies.matching.all import match_all
from jiannuo.policies.matching.index import Index
from jiannuo.policies.matching.loading import load
from jiannuo.policies.matching.packing import unpacked
from jiannuo.policies.matching.plan import Plan

WORDS = vocabulary()
CONDITIONS = [read(edition.condition, WORDS) for one in policies() for edition in one.editions]


def _samples(day: date, least: Evidence) -> list[Facts]:
    every = [sample for one in policies() for edition in one.editions for sample in edition.samples]
    return [facts(sample.facts, WORDS, day).founded_on(least) for sample in every]


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 5, 20), date(2028, 2, 29)])
@pytest.mark.parametrize("least", [Evidence.DECLARED, Evidence.REGISTER])
def test_they_agree(day: date, least: Evidence) -> None:
    samples = _samples(day, least)
    plan = Plan.of(CONDITIONS, WORDS, day)
    matched = match_all(Index.of(load(list(enumerate(samples))), plan))
    surely, possibly = (unpacked(one, len(samples)) for one in (matched.surely, matched.possibly))
    explainer = Explainer(WORDS, day)
    for row, known in enumerate(samples):
        for number, condition in enumerate(CONDITIONS):
            truth = explainer.explain(condition, known).truth
            found = Truth.of(bool(surely[number][row]), bool(possibly[number][row]))
            assert found is truth, (number, row)
