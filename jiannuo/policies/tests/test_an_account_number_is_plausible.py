"""An account number with a slip is caught where it can be, and nothing that may exist is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.policies.payees import Doubt, digits_of, doubt, luhn, masked


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("2850 1234 5678 9012", None),
        ("1234567", Doubt.SHORT),
        ("1" * 31, Doubt.LONG),
        ("88888888888", Doubt.SAME),
        ("28501234A678", Doubt.LETTERS),
        ("", Doubt.LETTERS),
        # a card of UnionPay, and the same with one digit mistaken
        ("6222 0200 0000 0000 000", None),
        ("6222 0200 0000 0000 010", Doubt.CHECK),
    ],
)
def test_what_can_be_no_account_is_named(typed: str, cause: Doubt | None) -> None:
    assert doubt(digits_of(typed)) == cause


def test_numbers_are_read_as_people_group_them() -> None:
    assert digits_of(" ２８５０-1234 5678\t9012 ") == "2850123456789012"


@given(st.text("0123456789", min_size=15, max_size=18), st.integers(0, 18), st.integers(1, 9))
def test_one_wrong_digit_of_a_card_is_always_caught(body: str, place: int, off: int) -> None:
    number = next(f"{body}{last}" for last in range(10) if luhn(f"{body}{last}") == 0)
    place %= len(number)
    wrong = number[:place] + str((int(number[place]) + off) % 10) + number[place + 1 :]
    assert luhn(wrong) != 0


@given(st.text("0123456789", min_size=8, max_size=30))
def test_a_masked_number_shows_its_last_four_digits_only(number: str) -> None:
    assert masked(number).endswith(number[-4:])
    assert sum(sign.isdigit() for sign in masked(number)) == 4


def test_a_short_number_is_not_shown_at_all() -> None:
    assert masked("1234") == ""
