from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.kernel.ledger.canonical import canonical
from jiannuo.kernel.ledger.hashing import SHA256
from jiannuo.kernel.ledger.record import RecordError, read_record, seal
from jiannuo.kernel.ledger.tests.records import record


def test_the_digest_is_the_leaf_of_the_log_and_the_prev_of_the_next_event() -> None:
    content, digest = seal(record(seq=1))
    assert digest == SHA256.leaf(content)
    following = seal(record(seq=2, prev=digest.hex()))[0]
    assert read_record(following)["prev"] == digest.hex()


@given(st.dictionaries(st.from_regex(r"[A-Za-z0-9_.:-]+", fullmatch=True), st.just("00" * 32), max_size=5))
def test_a_record_is_read_back(facts: dict[str, str]) -> None:
    event = record(facts=facts)
    assert read_record(seal(event)[0]) == event


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"v": 2}, "v"),
        ({"v": True}, "v"),
        ({"matter": 0}, "matter"),
        ({"seq": 0}, "seq"),
        ({"seq": "1"}, "seq"),
        ({"seq": 2}, "prev"),
        ({"prev": "00" * 32}, "prev"),
        ({"seq": 2, "prev": "AB" * 32}, "prev"),
        ({"step": "签收"}, "step"),
        ({"at": "2026-01-31T08:00:00Z"}, "at"),
        ({"personal": {"phone": "13800000000"}}, "personal.phone"),
        ({"personal": {"": "00" * 32}}, "personal"),
        ({"facts": {"amount": 1.5}}, "facts.amount"),
        ({"facts": {"理由": "00" * 32}}, "facts"),
        ({"effects": "x"}, "effects"),
        ({"actor": {"unit": 1}}, "actor"),
        ({"actor": {"unit": 0, "who": "00" * 32}}, "actor"),
        ({"actor": {"post": 1, "who": "00" * 32}}, "actor"),
        ({"matter": 2**53}, ""),
        ({"extra": 1}, "extra"),
    ],
)
def test_another_shape_is_refused_and_its_field_named(change: dict[str, Any], field: str) -> None:
    with pytest.raises(RecordError) as refused:
        seal(record(**change))
    assert refused.value.field == field


@pytest.mark.parametrize("key", sorted(record()))
def test_nothing_may_be_missing(key: str) -> None:
    event = record()
    del event[key]
    with pytest.raises(RecordError, match="missing"):
        seal(event)


@pytest.mark.parametrize(
    "content", [b"[]", b"{}", b"1", b"\xff", canonical(record()).replace(b":1,", b": 1,", 1)]
)
def test_bytes_that_are_no_canonical_record_are_refused(content: bytes) -> None:
    with pytest.raises(RecordError):
        read_record(content)
