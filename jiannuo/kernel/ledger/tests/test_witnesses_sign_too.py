"""A witness's signature is taken back only if it is right, and then stands in checkpoint and receipt."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django.fixtures import Settings

from jiannuo.__main__ import main
from jiannuo.kernel.ledger.commands import check
from jiannuo.kernel.ledger.configured import ledger_key
from jiannuo.kernel.ledger.cosigning import CosigningError, cosigned, newest_cosigned, take_back
from jiannuo.kernel.ledger.ed25519 import COSIGNATURE, PrivateKey
from jiannuo.kernel.ledger.giving_out import receipt_of
from jiannuo.kernel.ledger.note import Note, parse_note
from jiannuo.kernel.ledger.sequencer import Sequencer
from jiannuo.kernel.ledger.store import newest
from jiannuo.kernel.ledger.tests.happenings import happen, new_matter
from jiannuo.kernel.ledger.verify.findings import WrongError
from jiannuo.kernel.models import Checkpoint, Personal
from jiannuo.kernel.now import now

pytestmark = pytest.mark.django_db
AT = 1_795_000_000
WITNESS = PrivateKey("congress.example/witness", bytes(range(32)), COSIGNATURE, AT)
STRANGER = PrivateKey("nobody.example/witness", bytes(32), COSIGNATURE, AT)


@pytest.fixture(autouse=True)
def _known(settings: Settings) -> None:
    settings.LEDGER_WITNESSES = [str(WITNESS.public)]


@pytest.fixture
def point() -> Checkpoint:
    happen(new_matter().pk)
    Sequencer().run_once(now())
    last = newest()
    assert last is not None
    return last


def countersigned(row: Checkpoint, *keys: PrivateKey) -> str:
    note = parse_note(row.note)
    for key in keys:
        note = note.signed_also(key)
    return str(note)


def test_a_right_signature_stands_in_the_checkpoint_and_verifies(point: Checkpoint, tmp_path: Path) -> None:
    assert take_back(countersigned(point, WITNESS)).witnesses == ((WITNESS.name, AT),)
    matter = Checkpoint.objects.get().pk
    assert newest_cosigned() == Checkpoint.objects.get(pk=matter)
    assert cosigned(Checkpoint.objects.get()).witnesses == ((WITNESS.name, AT),)
    file = tmp_path / "receipt.json"
    event = new_matter()
    happen(event.pk)
    Sequencer().run_once(now())
    of = {"shows": lambda *_: True, "personal": Personal.objects.none()}
    file.write_bytes(receipt_of(event.pk - 1, point=newest_cosigned(), **of))  # type: ignore[arg-type]
    keys = [ledger_key().public, WITNESS.public]
    assert check(file, keys).size == 1
    file.write_bytes(receipt_of(event.pk - 1, **of))  # type: ignore[arg-type]
    with pytest.raises(WrongError):
        check(file, keys)


def test_taking_it_twice_changes_nothing(point: Checkpoint) -> None:
    take_back(countersigned(point, WITNESS))
    before = Checkpoint.objects.get().note
    later = PrivateKey(WITNESS.name, WITNESS.seed, COSIGNATURE, AT + 9)
    take_back(countersigned(point, later))
    assert Checkpoint.objects.get().note == before


@pytest.mark.parametrize("case", ["stranger", "none", "another text", "forged", "no note"])
def test_what_is_not_right_is_not_taken(point: Checkpoint, case: str) -> None:
    text = {
        "stranger": countersigned(point, STRANGER),
        "none": point.note,
        "another text": str(Note(parse_note(point.note).text.replace("\n1\n", "\n2\n"), ())) + "x\n",
        "forged": countersigned(point, PrivateKey(WITNESS.name, bytes(32), COSIGNATURE, AT)),
        "no note": "hello",
    }[case]
    with pytest.raises(CosigningError):
        take_back(text)
    assert not Checkpoint.objects.get().cosigned
    assert Checkpoint.objects.get().note == point.note


def test_a_signature_over_other_text_with_the_right_key_is_not_taken(point: Checkpoint) -> None:
    right = parse_note(point.note)
    other = Note(right.text.replace("\n1\n", "\n7\n"), ()).signed_also(WITNESS)
    forged = Note(right.text, (*right.signatures, *other.signatures))
    with pytest.raises(CosigningError):
        take_back(str(forged))


def test_a_key_of_another_type_is_no_witness(point: Checkpoint, settings: Settings) -> None:
    settings.LEDGER_WITNESSES = [str(ledger_key().public)]
    with pytest.raises(CosigningError, match="witness"):
        take_back(point.note)


def test_the_command_says_who_and_how_far(point: Checkpoint, tmp_path: Path) -> None:
    file = tmp_path / "countersigned"
    file.write_text(countersigned(point, WITNESS), "utf-8")
    done = CliRunner().invoke(main, ["ledger", "cosign", str(file)])
    assert (done.exit_code, WITNESS.name in done.output) == (0, True)
    file.write_text(point.note, "utf-8")
    assert CliRunner().invoke(main, ["ledger", "cosign", str(file)]).exit_code == 1
