"""``jiannuo verify`` says which byte was changed and what stood there, in both languages."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jiannuo.kernel.ledger import commands
from jiannuo.kernel.ledger.ed25519 import COSIGNATURE, PrivateKey, new_key
from jiannuo.kernel.ledger.tests.logs import KEY, Log, small_log
from jiannuo.kernel.ledger.verify.findings import Kind

LOG = small_log()


def run(file: Path, *more: str) -> Result:
    return CliRunner().invoke(commands.verify, [str(file), "--key", str(KEY.public), *more])


def test_a_sound_receipt(tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    file.write_bytes(LOG.receipt(1))
    result = run(file)
    assert result.exit_code == 0
    assert result.output.startswith("SOUND origin=district.example/ledger size=10 ")
    assert "events=3 matters=1 opened=2" in result.output
    assert "完好" in result.output


def test_an_export_is_checked_without_django(tmp_path: Path) -> None:
    folder = LOG.export(tmp_path / "export")
    program = (
        "import sys; from jiannuo.__main__ import main; sys.argv[1:] = ['verify', sys.argv[1], '--key',"
        " sys.argv[2]]\ntry: main()\nexcept SystemExit as end: code = end.code\n"
        "print('django' in sys.modules, code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder), str(KEY.public)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "False 0"


@pytest.mark.parametrize(
    ("old", "new", "was"),
    [(b'"actor":{"', b'"actor":{ ', "' ' where '\"'"), (b'"unit":12', b'"unit":13', "'3' where '2'"),
     (b'"unit":12', b'"unit":122', "'2' where ∅"), (b'"unit":12', b'"unit":1', "∅ where '2'")],
)  # fmt: skip
def test_the_byte_of_an_export(tmp_path: Path, old: bytes, new: bytes, was: str) -> None:
    folder = LOG.export(tmp_path)
    lines = (folder / "entries.jsonl").read_bytes().split(b"\n")
    at = lines[4].index(old)
    lines[4] = lines[4].replace(old, new, 1)
    (folder / "entries.jsonl").write_bytes(b"\n".join(lines))
    result = run(folder)
    first = result.output.splitlines()[0]
    assert result.exit_code == Kind.CHANGED.exit_code
    assert first.startswith("WRONG changed file=entries.jsonl line=5 ")
    assert "field=actor" in first
    assert was in result.output
    byte = int(first.split("byte=")[1].split()[0])
    assert 0 <= byte - sum(len(line) + 1 for line in lines[:4]) - at <= len(new)


def test_the_byte_of_a_receipt(tmp_path: Path) -> None:
    file, sound = tmp_path / "receipt.json", LOG.receipt(2)
    for turn in range(3):
        at = [*re.finditer(b'"facts":{"note":"', sound)][turn].end() + 5
        file.write_bytes(sound[:at] + (b"0" if sound[at : at + 1] != b"0" else b"1") + sound[at + 1 :])
        first = run(file).output.splitlines()[0]
        assert f"byte={at} " in first
        assert first.endswith("field=facts")
        line = sound.count(b"\n", 0, at) + 1
        assert f"line={line} " in first


def test_more_than_one_byte_names_the_line(tmp_path: Path) -> None:
    folder = LOG.export(tmp_path)
    lines = (folder / "entries.jsonl").read_bytes().split(b"\n")
    lines[6] = lines[6].replace(b'"unit":12', b'"unit":33')
    (folder / "entries.jsonl").write_bytes(b"\n".join(lines))
    assert run(folder).output.startswith("WRONG changed file=entries.jsonl line=7 ")


def test_wrong_hints_come_in_both_languages(tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    file.write_bytes(LOG.receipt(1).replace(b"13800000000", b"13900000000"))
    result = run(file)
    assert result.exit_code == Kind.OPENING.exit_code
    assert "出示的内容" in result.output
    assert "field shown" in result.output


def test_the_key_may_be_a_file_and_a_mistyped_one_is_wrong_usage(tmp_path: Path) -> None:
    file, key = tmp_path / "receipt.json", tmp_path / "key"
    file.write_bytes(LOG.receipt(1))
    key.write_text(f"{KEY.public}\n")
    assert CliRunner().invoke(commands.verify, [str(file), "--key", str(key)]).exit_code == 0
    assert CliRunner().invoke(commands.verify, [str(file), "--key", str(KEY.public)[:-3]]).exit_code == 2


def test_a_witness_may_be_demanded(tmp_path: Path) -> None:
    witness = new_key("witness.example", COSIGNATURE)
    folder = LOG.export(tmp_path)
    missing = run(folder, "--witness", str(witness.public))
    assert missing.exit_code == Kind.SIGNATURE.exit_code
    (folder / "checkpoint").write_text(
        LOG.checkpoint(KEY, PrivateKey(witness.name, witness.seed, COSIGNATURE, 9))
    )
    assert run(folder, "--witness", str(witness.public)).exit_code == 0
    assert "witness.example" in run(folder).output  # named as not checked


def test_strict_sees_what_is_signed_but_not_canonical(tmp_path: Path) -> None:
    log = Log()
    log.add(1)
    log.contents[0] = log.contents[0].replace(b'"actor":{', b'"actor": {')
    log.leaves[0] = log.hash_.leaf(log.contents[0])
    folder = log.export(tmp_path)
    (folder / "openings.jsonl").unlink()
    assert run(folder).exit_code == 0
    assert run(folder, "--strict").exit_code == Kind.MALFORMED.exit_code


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04rubbish", b"[]\n", b"{}\n", b"\xff\xfe", b"[" * 9999 + b"}\n"]
)
def test_rubbish_is_refused_without_a_traceback(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "receipt.json"
    file.write_bytes(data)
    assert run(file).exit_code in (Kind.MALFORMED.exit_code, Kind.TRUNCATED.exit_code)


def test_a_receipt_has_one_record_a_line() -> None:
    receipt = LOG.receipt(1)
    assert json.loads(receipt)["format"] == "jiannuo-receipt/1"
    for index in LOG.of_matter[1]:
        assert any(LOG.contents[index] in line for line in receipt.splitlines())
