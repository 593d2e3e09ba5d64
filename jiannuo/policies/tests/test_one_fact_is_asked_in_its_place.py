"""One field for one fact: what people type becomes exact base units, and slips are said in words."""

from datetime import date

import pytest

from jiannuo.enterprises.attributes.declared import attribute
from jiannuo.enterprises.facts import Interval
from jiannuo.policies.forms.fact import FactForm, askable

pytestmark = pytest.mark.django_db


def told(key: str, value: str, year: int | None = None) -> FactForm:
    form = FactForm(attribute(key), year, {f"{key}-{year or ''}-value": value})
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("key", "year", "typed", "kept"),
    [
        ("revenue", 2025, "1700", 1_700_000_000),
        ("revenue", 2025, "1,700.5", 1_700_500_000),
        ("revenue", 2025, "0", 0),
        ("revenue", 2025, "１，７００", 1_700_000_000),
        ("profit", 2025, "-12.5", -12_500_000),
        ("staff", 2025, "42", 42),
        ("layoff_rate", 2025, "5.5", 55_000),
        ("founded", None, "2020-02-29", date(2020, 2, 29).toordinal()),
    ],
)
def test_a_number_is_kept_in_base_units(key: str, year: int | None, typed: str, kept: int) -> None:
    form = told(key, typed, year)
    assert form.said().value == Interval.point(kept)
    assert form.said().source == "declared"


@pytest.mark.parametrize(
    ("key", "year", "typed", "says"),
    [
        ("revenue", 2025, "", "没有就填 0"),
        ("revenue", 2025, "很多", "只填数字"),
        ("revenue", 2025, "-1", "不能小于零"),
        ("revenue", 2025, "0.0000001", "小数位太多"),
        ("revenue", 2025, "99999999999999", "数太大"),
        ("staff", 2025, "3.5", "小数位太多"),
        ("layoff_rate", 2025, "101", "不能超过 100%"),
        ("founded", None, "2999-01-01", "还没有到"),
        ("tax_arrears", None, "maybe", "从列出的里面选"),
    ],
)
def test_a_slip_is_said_in_words(key: str, year: int | None, typed: str, says: str) -> None:
    form = told(key, typed, year)
    assert says in str(form.errors["value"])


def test_yes_is_stored_as_conditions_read_it() -> None:
    assert told("tax_arrears", "no").said().value == frozenset({"no"})


@pytest.mark.parametrize(
    ("key", "year"),
    [
        ("size", None),
        ("industry", None),
        ("registered_at", None),
        ("revenue", None),
        ("staff", None),
        ("nothing", 2025),
    ],
)
def test_what_one_field_cannot_ask_is_not_asked_here(key: str, year: int | None) -> None:
    assert askable(key, year) is None
