"""Whatever byte is changed, both checkers see it, call it the same, and name the same place."""

import base64
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.kernel.ledger.ed25519 import COSIGNATURE, PrivateKey, new_key
from jiannuo.kernel.ledger.export import FILES, pack
from jiannuo.kernel.ledger.hashing import hash_named
from jiannuo.kernel.ledger.tests.checkers import SECOND, first_says, lines_of, second_says
from jiannuo.kernel.ledger.tests.logs import KEY, Log, small_log

LOG = small_log()
RECEIPT = LOG.receipt(2)
#: showing fewer personal fields than there are is no fault
FEWER_OPENINGS = {b"", *(opening.line() for opening in LOG.openings())}


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    file = tmp_path / "receipt.json"
    file.write_bytes(RECEIPT)
    return file


def agreed(path: Path) -> tuple[str, int | None]:
    first = first_says(path)
    assert first == second_says(path)
    return first


@pytest.mark.parametrize("hash_name", ["sha256", "sm3"])
@pytest.mark.parametrize("matters", [1, 2, 7, 130])
def test_what_is_sound_is_sound_to_both(tmp_path: Path, hash_name: str, matters: int) -> None:
    log = small_log(hash_named(hash_name), matters)
    file = tmp_path / "receipt.json"
    for matter in {1, matters, matters + 1}:
        file.write_bytes(log.receipt(matter))
        assert agreed(file) == ("sound", None)
    assert agreed(log.export(tmp_path / "export")) == ("sound", None)
    pack(tmp_path / "export", tmp_path / "export.zip")
    assert agreed(tmp_path / "export.zip") == ("sound", None)


def test_an_empty_log_is_sound(tmp_path: Path) -> None:
    assert agreed(Log().export(tmp_path)) == ("sound", None)


@pytest.mark.parametrize("part", range(8))
def test_no_flipped_bit_in_a_receipt_passes(receipt: Path, part: int) -> None:
    chance = random.Random(part)
    for at in range(part, len(RECEIPT), 16):
        spoilt = bytearray(RECEIPT)
        spoilt[at] ^= 1 << chance.randrange(8)
        receipt.write_bytes(spoilt)
        verdict = agreed(receipt)
        # blanks between the parts of JSON carry nothing
        assert verdict[0] != "sound" or (RECEIPT[at] in b"\n" and spoilt[at] in b" \n\r\t"), at


@pytest.mark.parametrize("name", FILES)
def test_no_flipped_bit_in_an_export_passes(tmp_path: Path, name: str) -> None:
    folder, chance = LOG.export(tmp_path), random.Random(name)
    sound = (folder / name).read_bytes()
    for at in range(0, len(sound), 19 if name == "entries.jsonl" else 3):
        spoilt = bytearray(sound)
        spoilt[at] ^= 1 << chance.randrange(8)
        (folder / name).write_bytes(spoilt)
        assert agreed(folder)[0] != "sound", at


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), name=st.sampled_from(["receipt", *FILES]))
def test_no_other_edit_passes(tmp_path: Path, data: st.DataObject, name: str) -> None:
    """Cut off, something put in, something taken out, anywhere."""
    folder = LOG.export(tmp_path)
    file = tmp_path / "receipt.json" if name == "receipt" else folder / name
    file.write_bytes(RECEIPT) if name == "receipt" else None
    sound = file.read_bytes()
    begin = data.draw(st.integers(0, len(sound)))
    end = data.draw(st.integers(begin, len(sound)) | st.integers(begin, min(len(sound), begin + 3)))
    spoilt = sound[:begin] + data.draw(st.binary(max_size=3) | st.just(b"\n")) + sound[end:]
    if b"".join(spoilt.split()) == b"".join(sound.split()):
        return
    file.write_bytes(spoilt)
    showing_fewer = name == "openings.jsonl" and spoilt in FEWER_OPENINGS
    assert (agreed(file if name == "receipt" else folder)[0] == "sound") is showing_fewer


def test_lines_of_an_export_cannot_be_moved(tmp_path: Path) -> None:
    folder = LOG.export(tmp_path)
    lines = (folder / "entries.jsonl").read_bytes().splitlines(keepends=True)
    for changed, verdict in {
        b"".join(lines[:4] + lines[5:]): ("missing", 5),
        b"".join(lines[:4] + lines[3:]): ("extra", 5),
        b"".join([*lines, lines[0]]): ("extra", len(lines) + 1),
        b"".join(lines[:-1]): ("truncated", len(lines)),
        b"".join([lines[1], lines[0], *lines[2:]]): ("missing", 1),
        b"".join(lines)[:-10]: ("truncated", len(lines)),
        b"": ("truncated", 1),
    }.items():
        (folder / "entries.jsonl").write_bytes(changed)
        assert agreed(folder) == verdict


def test_who_rewrites_entry_and_hash_meets_the_signed_root(tmp_path: Path) -> None:
    folder = LOG.export(tmp_path)
    entries = (folder / "entries.jsonl").read_bytes().replace(b'"step":"assign"', b'"step":"accept"')
    (folder / "entries.jsonl").write_bytes(entries)
    leaves = b"".join(LOG.hash_.leaf(line) for line in entries.split(b"\n")[:-1])
    (folder / "leaf-hashes").write_bytes(leaves)
    assert agreed(folder)[0] == "chain"  # the following event still names the old digest
    forged = small_log()
    forged.contents[-1] = forged.contents[-1].replace(b'"unit":12', b'"unit":21')
    forged.leaves[-1] = forged.hash_.leaf(forged.contents[-1])
    sound = (LOG.export(tmp_path / "other") / "checkpoint").read_text()
    folder = forged.export(tmp_path / "forged")
    (folder / "checkpoint").write_text(sound)
    assert agreed(folder)[0] == "root"


def test_a_broken_chain_is_seen_although_it_was_signed(tmp_path: Path) -> None:
    log = small_log()
    log.add(1, prev="00" * 32)
    assert agreed(log.export(tmp_path)) == ("chain", len(log.contents))
    file = tmp_path / "receipt.json"
    file.write_bytes(log.receipt(1))
    assert agreed(file) == ("chain", len(log.contents) - 1)


def test_what_is_signed_but_no_record_is_refused(tmp_path: Path) -> None:
    log = small_log()
    log.contents.append(b'{"hello":1}')
    log.leaves.append(log.hash_.leaf(log.contents[-1]))
    assert agreed(log.export(tmp_path)) == ("malformed", len(log.contents))


@pytest.mark.parametrize(
    "old", [b"district.example", b"facts.note", b"13800000000", b"reports.commitment", b"note"]
)
@pytest.mark.parametrize("new", [b"\\ud800", b"\\u0000", b"\\n", b"\\u2028", b"\\ud83d\\ude00"])
def test_signs_that_are_no_text_do_not_upset_the_checkers(receipt: Path, old: bytes, new: bytes) -> None:
    receipt.write_bytes(RECEIPT.replace(old, new + old, 1))
    assert agreed(receipt)[0] != "sound"
    assert all(line.isprintable() for line in lines_of(receipt))


def test_another_key_is_not_good_enough(receipt: Path) -> None:
    stranger = new_key(KEY.name).public
    assert first_says(receipt, stranger) == second_says(receipt, stranger) == ("signature", None)


def test_a_witness_is_checked_by_both(tmp_path: Path) -> None:
    witness = PrivateKey("witness.example", bytes(32), COSIGNATURE, 1_795_000_000)
    folder = LOG.export(tmp_path)
    (folder / "checkpoint").write_text(LOG.checkpoint(KEY, witness))
    assert first_says(folder, witness.public) == second_says(folder, witness.public) == ("sound", None)
    later = PrivateKey(witness.name, witness.seed, COSIGNATURE, 1_795_000_001)
    stamped = witness.key_id + later.at.to_bytes(8) + witness.sign("x\n")[8:]
    note = LOG.checkpoint() + f"— {witness.name} {base64.b64encode(stamped).decode()}\n"
    (folder / "checkpoint").write_text(note)
    assert first_says(folder, witness.public) == second_says(folder, witness.public) == ("signature", None)


def test_the_second_checker_uses_nothing_of_the_package() -> None:
    text = Path(str(SECOND.__file__)).read_text()
    imported = [line for line in text.splitlines() if line.startswith(("import ", "from "))]
    assert imported
    assert all("jiannuo" not in line and "cryptography" not in line for line in imported)
