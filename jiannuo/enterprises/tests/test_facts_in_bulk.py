"""Facts of many enterprises at once: the same as one by one, in few queries, size class included."""

from datetime import timedelta
from typing import Any

from jiannuo.enterprises.actions.stating import Said, state
from jiannuo.enterprises.facts import Evidence, Interval
from jiannuo.enterprises.knowing import beliefs_of, facts_of
from jiannuo.enterprises.models import Qualification, Value
from jiannuo.enterprises.tests.conftest import DAY, WAN, Make, money, staff, word
from jiannuo.kernel.now import now


def test_a_statement_is_never_overwritten(make: Make) -> None:
    row = make(1, staff(10, day=DAY - timedelta(days=40)))
    state(row.pk, [staff(12)])
    assert facts_of([row.pk], DAY)[row.pk].values["staff", 2023].value == Interval.point(12)
    assert set(Value.objects.values_list("low", flat=True)) == {10, 12}


def test_saying_the_same_again_adds_nothing(make: Make) -> None:
    row = make(1, staff(10))
    assert state(row.pk, [staff(10)]) == []
    assert Value.objects.count() == 1


def test_a_day_sees_only_what_was_observed_by_then(make: Make) -> None:
    row = make(1, staff(10, day=DAY - timedelta(days=40)), staff(12))
    earlier = facts_of([row.pk], DAY - timedelta(days=1))[row.pk]
    assert earlier.values["staff", 2023].value == Interval.point(10)


def test_what_is_withdrawn_is_not_known(make: Make) -> None:
    row = make(1, staff(10))
    Value.objects.update(withdrawn_at=now())
    assert ("staff", 2023) not in facts_of([row.pk], DAY)[row.pk].values


def test_few_queries_for_many(make: Make, django_assert_max_num_queries: Any) -> None:
    ids = [make(number, staff(number)).pk for number in range(1, 30)]
    with django_assert_max_num_queries(4):
        facts = facts_of(ids, DAY)
    assert [facts[pk].values["staff", 2023].value for pk in ids] == [Interval.point(n) for n in range(1, 30)]


def test_in_bulk_and_for_the_page_the_same_is_believed(make: Make) -> None:
    row = make(1, staff(10), staff(14, "declared"), money(300, "statistics"), word("industry", "I651"))
    facts, beliefs = facts_of(None, DAY)[row.pk], beliefs_of(row.pk, DAY)
    assert {key: belief.fact() for key, belief in beliefs.items()} == {
        key: fact for key, fact in facts.values.items() if key[0] != "size"
    }


def test_the_size_class_is_the_set_of_possible_classes(make: Make) -> None:
    # 软件: 100 persons and 1000万元 are medium; 10 and 50 small (工信部联企业〔2011〕300号)
    row = make(1, word("industry", "I651"), staff(86), money(4200, "declared"))
    size = facts_of([row.pk], DAY)[row.pk].values["size", None]
    assert (size.value, size.evidence) == (frozenset({"small"}), Evidence.DECLARED)
    band = Said("revenue", Interval(40 * WAN, 80 * WAN), "declared", DAY, 2023)
    other = make(2, word("industry", "I651"), staff(30), band)
    assert facts_of([other.pk], DAY)[other.pk].values["size", None].value == frozenset({"small", "micro"})
    assert (row.size, other.size) == ("small", "")


def test_of_two_certificates_the_valid_one_counts(make: Make) -> None:
    row = make(1, complete=["qualifications"])
    for begins, ends, source, evidence in (
        (DAY - timedelta(days=2000), DAY - timedelta(days=900), "science", 4),
        (DAY - timedelta(days=100), DAY + timedelta(days=900), "declared", 1),
    ):
        Qualification.objects.create(
            enterprise=row, name="高新技术企业", valid_from=begins, valid_until=ends, source=source,
            evidence=evidence, recorded_at=now(),
        )  # fmt: skip
    facts = facts_of([row.pk], DAY)[row.pk]
    assert facts.held["高新技术企业"][1] == DAY + timedelta(days=900)
    assert facts.all_held
    assert "高新技术企业" not in facts.founded_on(Evidence.REGISTER).held
