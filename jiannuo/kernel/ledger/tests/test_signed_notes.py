import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.kernel.ledger.checkpoint import Checkpoint, parse_checkpoint
from jiannuo.kernel.ledger.ed25519 import (
    COSIGNATURE,
    KeyTextError,
    PrivateKey,
    kept_key,
    new_key,
    parse_private,
    parse_public,
)
from jiannuo.kernel.ledger.hashing import hash_named
from jiannuo.kernel.ledger.note import NoteError, parse_note, sign

#: the example in the documentation of Go's sumdb/note, which the format was first written for
GO_PRIVATE = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GO_PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJ"
    "nAM=\n"
)


def test_notes_of_another_implementation_are_read_and_written_alike() -> None:
    note = parse_note(GO_NOTE)
    assert note.signed_by(parse_public(GO_PUBLIC))
    assert str(sign(note.text, [parse_private(GO_PRIVATE)])) == GO_NOTE
    assert str(parse_private(GO_PRIVATE)) == GO_PRIVATE
    assert str(parse_private(GO_PRIVATE).public) == GO_PUBLIC


@given(st.data())
def test_a_note_with_any_other_byte_is_not_taken_for_signed(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(GO_NOTE) - 1))
    other = data.draw(st.characters().filter(lambda char: char != GO_NOTE[at]))
    spoilt = GO_NOTE[:at] + other + GO_NOTE[at + 1 :]
    try:
        note = parse_note(spoilt)
    except NoteError:
        return
    assert not note.signed_by(parse_public(GO_PUBLIC))


def test_a_witness_signs_beside_the_log() -> None:
    log, witness = new_key("district.example/ledger"), new_key("witness.example", COSIGNATURE)
    note = sign("district.example/ledger\n1\n" + "A" * 43 + "=\n", [log])
    both = parse_note(
        str(note.signed_also(PrivateKey(witness.name, witness.seed, COSIGNATURE, 1_795_000_000)))
    )
    assert both.signed_by(log.public)
    assert both.signed_by(witness.public)
    assert int.from_bytes(both.signatures[1].signature[:8]) == 1_795_000_000
    stranger = new_key("witness.example", COSIGNATURE)
    assert not both.signed_by(stranger.public)
    assert both.claimed_by(stranger.public) == []


def test_a_witness_cannot_be_given_another_time() -> None:
    witness = new_key("witness.example", COSIGNATURE)
    text = "x\n"
    signature = PrivateKey(witness.name, witness.seed, COSIGNATURE, 5).sign(text)
    assert witness.public.verify(text, signature)
    assert not witness.public.verify(text, (6).to_bytes(8) + signature[8:])
    assert not witness.public.verify(text, signature[:7])


@pytest.mark.parametrize("hash_name", ["sha256", "sm3"])
def test_a_checkpoint_is_read_back(hash_name: str) -> None:
    checkpoint = Checkpoint("district.example/ledger", 17, bytes(32), hash_named(hash_name))
    assert parse_checkpoint(checkpoint.text()).text() == checkpoint.text()
    assert ("hash sm3\n" in checkpoint.text()) is (hash_name == "sm3")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n1\n", 2),
        ("a\n01\n" + "A" * 43 + "=\n", 2),
        ("a\n-1\n" + "A" * 43 + "=\n", 2),
        ("a\n²\n" + "A" * 43 + "=\n", 2),
        ("a\n" + "9" * 5000 + "\n" + "A" * 43 + "=\n", 2),
        ("a\n1\n" + "A" * 42 + "==\n", 3),
        ("a\n1\nAAAA\n", 3),
        ("a\n1\n" + "A" * 43 + "=\nhash md5\n", 4),
    ],
)
def test_a_broken_checkpoint_names_its_line(text: str, line: int) -> None:
    with pytest.raises(NoteError) as refused:
        parse_checkpoint(text)
    assert refused.value.line == line


@pytest.mark.parametrize(
    "data", ["", "\n\n", "a", "a\n\n", "a\n\n— b\n", "a\n\n— b AAAA\n", "a\r\n\n— b AAAAAAAA\n"]
)
def test_what_is_no_note_is_refused(data: str) -> None:
    with pytest.raises(NoteError):
        parse_note(data)


@pytest.mark.parametrize(
    "text", ["", "a+b", GO_PUBLIC[:-1], GO_PUBLIC.replace("c7", "c8"), "x" + GO_PUBLIC, GO_PRIVATE]
)
def test_a_mistyped_key_is_refused(text: str) -> None:
    with pytest.raises(KeyTextError):
        parse_public(text)


def test_the_key_of_the_log_is_made_once_and_kept_to_its_owner(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "ledger"
    key = kept_key(file, "district.example/ledger")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert kept_key(file, "district.example/ledger") == key
    assert [entry.name for entry in file.parent.iterdir()] == ["ledger"]
    with pytest.raises(KeyTextError, match="not other"):
        kept_key(file, "other.example")


def test_a_key_does_not_show_in_a_traceback() -> None:
    key = new_key("district.example")
    assert key.seed.hex() not in repr(key)
    assert repr(key.seed) not in repr(key)


def test_a_key_needs_a_name_without_blanks() -> None:
    with pytest.raises(KeyTextError, match="cannot name"):
        new_key("two words")
