import json
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.kernel.ledger.canonical import LARGEST_INTEGER, CanonicalError, canonical, parse

INTEGERS = st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
VALUES = st.recursive(
    st.none() | st.booleans() | INTEGERS | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_the_sample_of_rfc_8785_3_2_2() -> None:
    sample = {
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }
    expected = '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    assert canonical(sample) == expected.encode()


def test_keys_are_sorted_by_utf_16_units_as_in_rfc_8785_3_2_3() -> None:
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\x80", "\u00f6"]
    ordered = ["\r", "1", "\x80", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert list(parse(canonical(dict.fromkeys(keys, 0)))) == ordered


@given(VALUES)
def test_what_was_written_is_read_back(value: object) -> None:
    assert parse(canonical(value)) == value


@given(VALUES)
def test_one_value_has_one_form(value: object) -> None:
    """However another program spaces, escapes or orders it."""
    spelled = json.dumps(value, indent=2, ensure_ascii=True).encode()
    assert canonical(parse(spelled)) == canonical(value)


@given(st.dictionaries(st.text(), INTEGERS, max_size=6))
def test_the_order_of_writing_does_not_matter(value: dict[str, int]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


def test_text_of_an_enumeration_is_its_text() -> None:
    class Kind(StrEnum):
        LEAD = "lead"

    assert canonical([Kind.LEAD]) == b'["lead"]'


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        float("nan"),
        {1: "x"},
        {None: 1},
        b"bytes",
        2**53,
        -(2**53),
        {"a": {1, 2}},
        "\ud800",
        {"\udfff": 1},
    ],
)
def test_what_has_no_form_is_refused(value: object) -> None:
    with pytest.raises(CanonicalError):
        canonical(value)


def test_endless_nesting_is_refused() -> None:
    value: list[object] = []
    value.append(value)
    with pytest.raises(CanonicalError, match="nested"):
        canonical(value)
    with pytest.raises(CanonicalError):
        parse(b"[" * 200_000)


@pytest.mark.parametrize("data", [b"1.0", b"1e3", b"NaN", b"-Infinity", b'{"a":1,"a":1}', b"\xff", b"", b"{"])
def test_what_another_program_must_not_write_is_refused(data: bytes) -> None:
    with pytest.raises(CanonicalError):
        parse(data)
