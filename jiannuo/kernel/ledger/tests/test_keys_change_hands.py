"""The log's key can be changed: what the old one signed stays valid, and both say that it was handed over."""

import json
import stat

import pytest
from click.testing import CliRunner
from django.conf import settings

from jiannuo.__main__ import main
from jiannuo.kernel.ledger.checking import check_everything
from jiannuo.kernel.ledger.configured import ledger_key
from jiannuo.kernel.ledger.giving_out import receipt_of
from jiannuo.kernel.ledger.keys import HANDOVER, known_keys, rotate
from jiannuo.kernel.ledger.note import parse_note
from jiannuo.kernel.ledger.sequencer import Sequencer
from jiannuo.kernel.ledger.tests.happenings import happen, new_matter
from jiannuo.kernel.ledger.verify.findings import WrongError
from jiannuo.kernel.ledger.verify.receipt import check_receipt
from jiannuo.kernel.models import FormerKey, Personal
from jiannuo.kernel.now import now

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_key(settings: pytest.FixtureRequest, tmp_path: object) -> None:
    settings.LEDGER_KEY_FILE = tmp_path / "key" / "ledger-key"  # type: ignore[attr-defined,operator]


def receipt(matter_id: int) -> bytes:
    return receipt_of(matter_id, shows=lambda *_: True, personal=Personal.objects.none())


def test_both_keys_verify_what_they_signed_and_neither_what_the_other_did() -> None:
    matter = new_matter()
    happen(matter.pk)
    Sequencer().run_once(now())
    old, before = ledger_key().public, receipt(matter.pk)
    new = rotate()
    assert ledger_key().public == new
    assert known_keys() == [new, old]
    check_receipt(before, [old], "r")
    check_receipt(receipt(matter.pk), [old, new], "r")  # the newest checkpoint was signed over
    happen(matter.pk)
    Sequencer().run_once(now())
    check_receipt(receipt(matter.pk), [new], "r")
    for data, key in ((before, new), (receipt(matter.pk), old)):
        with pytest.raises(WrongError):
            check_receipt(data, [key], "r")
    row = check_everything()
    assert row.sound, row.findings


def test_the_note_that_hands_over_is_signed_by_both() -> None:
    old = ledger_key().public
    new = rotate()
    note = parse_note(FormerKey.objects.get().handover)
    assert note.text == f"{HANDOVER}\n{old.name}\n0\n{old}\n{new}\n"
    assert note.signed_by(old)
    assert note.signed_by(new)


def test_the_private_half_of_the_old_key_is_gone_and_the_new_one_is_its_owners_alone() -> None:
    secret = str(ledger_key())
    rotate()
    files = list(settings.LEDGER_KEY_FILE.parent.iterdir())
    assert files == [settings.LEDGER_KEY_FILE]
    assert secret.strip() not in files[0].read_text()
    assert stat.S_IMODE(files[0].stat().st_mode) == 0o600


def test_the_command_shows_and_rotates() -> None:
    first = CliRunner().invoke(main, ["ledger", "key"]).output.strip()
    assert first == str(ledger_key().public)
    lines = CliRunner().invoke(main, ["ledger", "key", "--rotate"]).output.splitlines()
    assert lines[0] == str(ledger_key().public) != first
    assert lines[1].startswith(first)
    assert "PRIVATE" not in json.dumps(lines)
