import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.kernel.ledger.commitment import SALT_SIZE, commit, new_salt, opens

SALT = bytes(range(32))


def test_salt_and_value_open_the_commitment() -> None:
    commitment = commit(SALT, "phone", "13800000000")
    assert opens(commitment, SALT, "phone", "13800000000")
    message = b'["phone","13800000000"]'
    assert commitment == hmac.new(SALT, message, "sha256").hexdigest()


@given(st.text(), st.text(), st.text(), st.text())
def test_nothing_else_opens_it(field: str, value: str, other_field: str, other_value: str) -> None:
    """In particular not the same characters divided otherwise between name and value."""
    commitment = commit(SALT, field, value)
    same = (field, value) == (other_field, other_value)
    assert opens(commitment, SALT, other_field, other_value) is same
    assert not opens(commitment, bytes(32), field, value)


def test_the_same_value_never_looks_the_same_twice() -> None:
    assert commit(new_salt(), "phone", "1") != commit(new_salt(), "phone", "1")


def test_a_short_salt_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        commit(b"short", "phone", "1")
    assert not opens("00" * 32, bytes(SALT_SIZE - 1), "phone", "1")


def test_what_could_never_be_committed_to_does_not_open() -> None:
    assert not opens("00" * 32, SALT, "phone", "\ud800")
    assert not opens("00" * 32, SALT, "\ud800", 1)
