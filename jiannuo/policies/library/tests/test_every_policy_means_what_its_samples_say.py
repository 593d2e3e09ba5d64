"""Each file is whole: its text reads, writes and reads back, its clauses are cited, its samples come out."""

from datetime import date

import pytest

from jiannuo.enterprises.tagging import TAGS
from jiannuo.policies.awarding.benefit import Fixed, Tiers
from jiannuo.policies.awarding.benefit import read as read_benefit
from jiannuo.policies.conditions.checking import check_tiers
from jiannuo.policies.conditions.clauses import by_clause
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.conditions.writing import write
from jiannuo.policies.library.policy import Edition, LibraryPolicy, Sample
from jiannuo.policies.library.reading import policies, policy
from jiannuo.policies.library.vocabulary import vocabulary
from jiannuo.policies.library.written_facts import facts

EDITIONS = [
    pytest.param(one, edition, id=f"{one.key}-{edition.number}")
    for one in policies()
    for edition in one.editions
]
SAMPLES = [
    pytest.param(edition, sample, id=f"{one.key}-{edition.number}-{place}")
    for one in policies()
    for edition in one.editions
    for place, sample in enumerate(edition.samples, 1)
]
WORDS = vocabulary()


@pytest.mark.parametrize(("one", "edition"), EDITIONS)
def test_the_condition_reads_and_writes_and_reads_back(one: LibraryPolicy, edition: Edition) -> None:
    found = read(edition.condition, WORDS)
    assert read(write(found, WORDS), WORDS) == found


@pytest.mark.parametrize(("one", "edition"), EDITIONS)
def test_every_clause_is_cited_and_every_citation_is_a_clause(one: LibraryPolicy, edition: Edition) -> None:
    nobody = Explainer(WORDS, edition.valid_from).explain(
        read(edition.condition, WORDS), facts({}, WORDS, edition.valid_from)
    )
    assert set(by_clause(nobody)) == {clause.ref for clause in edition.clauses}


@pytest.mark.parametrize(("one", "edition"), EDITIONS)
def test_of_an_enterprise_of_which_nothing_is_known_nothing_is_decided(
    one: LibraryPolicy, edition: Edition
) -> None:
    day = edition.valid_from
    nobody = Explainer(WORDS, day).explain(read(edition.condition, WORDS), facts({}, WORDS, day))
    assert nobody.truth is Truth.UNKNOWN


@pytest.mark.parametrize(("one", "edition"), EDITIONS)
def test_the_benefit_is_understood(one: LibraryPolicy, edition: Edition) -> None:
    read_benefit(edition.benefit, WORDS)


@pytest.mark.parametrize(("edition", "sample"), SAMPLES)
def test_a_sample_comes_out_as_it_says(edition: Edition, sample: Sample) -> None:
    assert edition.in_force(sample.day)
    known = facts(sample.facts, WORDS, sample.day)
    found = Explainer(WORDS, sample.day).explain(read(edition.condition, WORDS), known)
    clauses = by_clause(found)
    assert {ref: clauses[ref] for ref in sample.by_clause} == sample.by_clause
    assert found.truth is sample.expected


@pytest.mark.parametrize(("one", "edition"), EDITIONS)
def test_there_are_samples_that_meet_it_and_samples_that_do_not(one: LibraryPolicy, edition: Edition) -> None:
    assert {Truth.TRUE, Truth.FALSE} <= {sample.expected for sample in edition.samples}


def test_c1_to_c47_are_all_there() -> None:
    covered = {number for one in policies() for number in one.covers}
    assert covered == {f"C{number}" for number in range(1, 48)}


def test_what_triggers_a_visit_reads_and_decides_nothing() -> None:
    (trigger,) = policy("national-tech_sme").editions[0].triggers
    day = date(2026, 6, 15)
    condition = read(trigger.condition, WORDS)
    few = facts({"上年科技人员": "5人"}, WORDS, day)
    enough = facts({"上年科技人员": "6人"}, WORDS, day)
    assert Explainer(WORDS, day).explain(condition, few).truth is Truth.TRUE
    assert Explainer(WORDS, day).explain(condition, enough).truth is Truth.UNKNOWN


def test_pools_are_shared_out_in_one_of_three_ways() -> None:
    modes = {edition.pool_mode for one in policies() for edition in one.editions}
    assert modes == {"", "first_come", "pro_rata", "by_score"}


def test_tags_are_those_that_enterprises_choose_from() -> None:
    assert {tag for one in policies() for tag in one.tags} <= set(TAGS)
    assert all(one.tags for one in policies())


def test_tiers_of_benefits_are_all_reached_and_in_order() -> None:
    for one in policies():
        for edition in one.editions:
            given = read_benefit(edition.benefit, WORDS).benefit
            if isinstance(given, Tiers):
                steps = [
                    (tier.condition, tier.benefit.amount if isinstance(tier.benefit, Fixed) else None)
                    for tier in given.tiers
                ]
                assert check_tiers(steps, WORDS, edition.valid_from) == (), one.key


def test_editions_of_one_application_never_overlap() -> None:
    for one in policies():
        for first in one.editions:
            for second in one.editions:
                if first is not second and first.application == second.application:
                    ends = first.valid_to or date.max
                    assert ends < second.valid_from or (second.valid_to or date.max) < first.valid_from


def test_demonstration_policies_are_the_districts_and_marked() -> None:
    ours = [one for one in policies() if one.region_code == "210202"]
    assert len(ours) >= 8
    assert all(
        one.demo and edition.document_number.startswith("演示") for one in ours for edition in one.editions
    )
    assert not any(one.demo for one in policies() if one.region_code != "210202")


def test_the_text_of_specialised_smes_changes_on_the_first_of_april_2026() -> None:
    known = policy("national-specialised_sme").editions[0].samples[0].facts
    one = policy("national-specialised_sme")
    answers = {}
    for day in (date(2026, 3, 31), date(2026, 4, 1)):
        edition = one.edition("认定", day)
        assert edition is not None
        found = Explainer(WORDS, day).explain(read(edition.condition, WORDS), facts(known, WORDS, day))
        answers[edition.document_number] = found.truth
    assert answers == {"工信部企业〔2022〕63号": Truth.TRUE, "工信部企业〔2026〕2号": Truth.FALSE}


def test_a_recheck_of_a_little_giant_in_2026_still_goes_by_the_old_text() -> None:
    one = policy("national-little_giant")
    day = date(2026, 5, 20)
    recheck, fresh = one.edition("复核", day), one.edition("认定", day)
    assert recheck is not None
    assert fresh is not None
    assert recheck.document_number == "工信部企业〔2022〕63号"
    assert fresh.document_number == "工信部企业〔2026〕2号"
    known = facts(recheck.samples[0].facts, WORDS, day)
    assert Explainer(WORDS, day).explain(read(recheck.condition, WORDS), known).truth is Truth.TRUE
    assert Explainer(WORDS, day).explain(read(fresh.condition, WORDS), known).truth is Truth.FALSE
    assert one.edition("认定", date(2026, 3, 31)) is None
