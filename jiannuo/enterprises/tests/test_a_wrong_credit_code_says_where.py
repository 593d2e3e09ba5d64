"""GB 32100-2015: the check character, and which place is wrong."""

from hypothesis import given
from hypothesis import strategies as st

from jiannuo.enterprises import credit_code
from jiannuo.enterprises.credit_code import ALPHABET, fault, normal, valid, with_check

first = st.tuples(
    st.sampled_from(["91", "92", "93", "52", "N1"]),
    st.integers(110000, 659999).map(str),
    st.text(ALPHABET, min_size=9, max_size=9),
).map("".join)


def test_public_codes_hold() -> None:
    # codes of three large companies in the public register
    for code in ("9144030071526726XG", "914403001922038216", "91330100799655058B"):
        assert valid(code), code
        assert with_check(code[:17]) == code


@given(first)
def test_every_code_with_its_check_holds(text: str) -> None:
    assert fault(with_check(text)) is None


@given(first, st.integers(8, 16), st.sampled_from(ALPHABET))
def test_any_one_wrong_character_is_noticed(text: str, place: int, sign: str) -> None:
    code = with_check(text)
    changed = code[:place] + sign + code[place + 1 :]
    assert (fault(changed) is None) == (changed == code)


@given(first)
def test_a_wrong_check_says_what_it_should_be(text: str) -> None:
    code = with_check(text)
    wrong = code[:17] + ALPHABET[(ALPHABET.index(code[17]) + 1) % 31]
    found = fault(wrong)
    assert found is not None
    assert found.position == 18
    assert f"应为“{code[17]}”" in found.sentence


def test_a_letter_that_is_not_used_is_named_with_the_one_that_was_meant() -> None:
    found = fault("9144O30071526726XG")
    assert found is not None
    assert found.position == 5
    assert "第 5 位“O”不允许使用" in found.sentence
    assert found.meant == "9144030071526726XG"


def test_two_places_the_wrong_way_round_are_found_when_nothing_else_explains_it() -> None:
    found = fault("9144030071526276XG")
    assert found is not None
    assert found.meant == "9144030071526726XG"
    assert "第 14、15 位写反" in found.sentence


def test_the_place_of_registration_is_digits() -> None:
    found = fault("91A4030071526726XG")
    assert found is not None
    assert found.position == 3
    assert "行政区划" in found.sentence


def test_the_length_is_named() -> None:
    found = fault("914403007152672")
    assert found is not None
    assert "现有 15 位" in found.sentence


def test_width_blanks_and_small_letters_do_not_matter() -> None:
    assert normal("９１44 0300 7152 6726xg") == "9144030071526726XG"
    assert credit_code.fault("91440300-71526726-xg") is None
    assert not valid("9144030071526726xg")
