"""A row is in force exactly between its dates, both included, in Python and in the database alike."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.places.models import Division

#: around one day, so that the ends are hit often
DAYS = st.dates(date(2024, 2, 25), date(2024, 3, 5))
ENDS = st.none() | DAYS


def _row(first: date | None, last: date | None, code: str = "330202") -> Division:
    return Division(code=code, name="河东区", level="district", valid_from=first, valid_to=last)


@given(first=ENDS, last=ENDS, day=DAYS)
def test_in_force_from_the_first_day_to_the_last(first: date | None, last: date | None, day: date) -> None:
    expected = day in _days(first, last)
    assert _row(first, last).holds_on(day) is expected


@pytest.mark.django_db
@settings(max_examples=60, deadline=None)
@given(first=ENDS, last=ENDS, day=DAYS)
def test_the_database_agrees_with_the_row(first: date | None, last: date | None, day: date) -> None:
    if first and last and last < first:
        return
    with transaction.atomic():
        row = _row(first, last)
        row.save()
        assert Division.objects.on(day).exists() is row.holds_on(day)
        transaction.set_rollback(True)


@given(one=st.tuples(ENDS, ENDS), other=st.tuples(ENDS, ENDS))
def test_two_rows_overlap_when_some_day_is_in_both(
    one: tuple[date | None, date | None], other: tuple[date | None, date | None]
) -> None:
    if not _days(*one) or not _days(*other):
        return
    assert _row(*one).overlaps(_row(*other)) is bool(_days(*one) & _days(*other))


@pytest.mark.django_db
def test_the_database_refuses_an_end_before_the_beginning() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        _row(date(2024, 3, 1), date(2024, 2, 29)).save()


def test_the_form_says_that_the_end_comes_before_the_beginning() -> None:
    with pytest.raises(ValidationError, match="失效日期不能早于生效日期"):
        _row(date(2024, 3, 1), date(2024, 2, 29)).clean()


def _days(first: date | None, last: date | None) -> set[date]:
    """Every day of the interval within a margin around all dates the tests draw."""
    begin, end = first or date(2024, 2, 1), last or date(2024, 3, 31)
    return {begin + timedelta(days=n) for n in range((end - begin).days + 1)}
