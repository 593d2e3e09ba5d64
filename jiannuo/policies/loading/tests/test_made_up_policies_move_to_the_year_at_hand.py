"""A demonstration of any year has policies in force; real policies stay where their documents put them."""

from datetime import date

import pytest

from jiannuo.policies.answering import answer_about
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.library.policy import LibraryPolicy
from jiannuo.policies.library.reading import policies
from jiannuo.policies.library.vocabulary import vocabulary
from jiannuo.policies.library.written_facts import facts
from jiannuo.policies.loading.shifting import YEAR, moved_to
from jiannuo.policies.models import Version

MADE_UP = [one for one in policies() if one.demo]


def test_real_policies_stay_where_they_are() -> None:
    assert all(moved_to(one, 2024) is one for one in policies() if not one.demo)


@pytest.mark.parametrize("policy", MADE_UP, ids=lambda one: one.key)
def test_made_up_policies_hold_in_the_year_and_their_samples_still_come_out(policy: LibraryPolicy) -> None:
    moved = moved_to(policy, 2024)
    assert moved.editions[-1].valid_from.year == 2024
    for edition in moved.editions:
        node = read(edition.condition, vocabulary())
        assert node
        for sample in edition.samples:
            known = facts(sample.facts, vocabulary(), sample.day)
            version = Version(condition=edition.condition)
            found = answer_about(version, known, sample.day, vocabulary())
            assert found.truth is sample.expected, sample.name


def test_years_are_moved_and_amounts_are_not() -> None:
    text = "2026年开业，不早于 2025年1月1日，演示〔2026〕6号，2026-01-01，奖励2000万元、2026元"
    moved = YEAR.sub(lambda found: str(int(found[1]) - 2), text)
    assert moved == "2024年开业，不早于 2023年1月1日，演示〔2024〕6号，2024-01-01，奖励2000万元、2026元"


def test_a_leap_day_becomes_the_last_of_february() -> None:
    from jiannuo.policies.loading.shifting import _day

    assert _day(date(2024, 2, 29), 1) == date(2025, 2, 28)
