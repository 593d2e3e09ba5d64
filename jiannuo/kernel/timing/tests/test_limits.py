"""Which row of a time limit holds on a day."""

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from jiannuo.kernel.models import TimeLimit
from jiannuo.kernel.timing.limits import limit
from jiannuo.kernel.timing.units import WorkingDays

pytestmark = pytest.mark.django_db


def row(amount: int, **more: Any) -> TimeLimit:
    return TimeLimit.objects.create(
        key="test.limit", label="测试", amount=amount, unit="working_day", source="测试", **more
    )


def test_the_rule_of_the_district_goes_before_the_statutory_one() -> None:
    row(20)
    row(15, local=True, valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30))
    assert limit("test.limit", date(2026, 3, 1)).budget == WorkingDays(15)
    assert limit("test.limit", date(2025, 12, 31)).budget == WorkingDays(20)
    assert limit("test.limit", date(2026, 7, 1)).budget == WorkingDays(20)


def test_the_later_of_two_rules_holds() -> None:
    row(20)
    row(10, valid_from=date(2026, 1, 1))
    assert limit("test.limit", date(2026, 1, 1)).amount == 10
    assert limit("test.limit", date(2025, 12, 31)).amount == 20


def test_a_limit_that_is_in_force_nowhere_is_an_error_with_its_name() -> None:
    row(20, valid_from=date(2026, 1, 1))
    with pytest.raises(LookupError, match=r"test\.limit is in force on 2025-12-31"):
        limit("test.limit", date(2025, 12, 31))


def test_asking_again_costs_no_query_and_a_change_counts_at_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    first = row(20)
    limit("test.limit", date(2026, 1, 1))
    with django_assert_num_queries(0):
        limit("test.limit", date(2026, 1, 1))
    first.amount = 18
    first.save()
    assert limit("test.limit", date(2026, 1, 1)).amount == 18


def test_a_limit_speaks_english_where_it_was_put_into_english() -> None:
    one = row(20, english={"label": "A test"}, starts="受理之日")
    assert one.spoken("label") == "测试"
    with override("en"):
        assert (one.spoken("label"), one.spoken("starts")) == ("A test", "受理之日")
