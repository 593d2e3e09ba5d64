"""The witness's program against the site itself: it sees the log grow, and its signature comes back."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from jiannuo.__main__ import main
from jiannuo.kernel.append_only import protect_all, unprotect_all
from jiannuo.kernel.ledger.configured import ledger_key
from jiannuo.kernel.ledger.sequencer import Sequencer
from jiannuo.kernel.ledger.tests.happenings import happen, new_matter
from jiannuo.kernel.models import Matter
from jiannuo.kernel.now import now
from jiannuo.settings.paths import ROOT

pytestmark = pytest.mark.django_db(transaction=True)
PROGRAM = ROOT / "docs" / "verify" / "witness.py"
NAME = "congress.example/witness"


@pytest.fixture(scope="module", autouse=True)
def _protected_again(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ends after the tables were emptied for the last time."""
    yield
    with django_db_blocker.unblock():
        protect_all()


@pytest.fixture
def matter(live_server: LiveServer) -> Iterator[Matter]:
    """A published matter whose first steps are in the signed log."""
    protect_all()
    made = new_matter()
    Matter.objects.filter(pk=made.pk).update(published=True)
    grow(made, 3)
    yield made
    unprotect_all()


def grow(matter: Matter, steps: int) -> None:
    for number in range(steps):
        happen(matter.pk, number=number)
    Sequencer().run_once(now())


def look(live_server: LiveServer, folder: Path) -> str:
    where = f"{live_server.url}/ledger"
    command = [sys.executable, str(PROGRAM), where, str(ledger_key().public), str(folder), NAME]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def test_what_it_saw_grow_comes_back_signed_and_is_asked_for_by_verify(
    live_server: LiveServer, matter: Matter, tmp_path: Path, settings: Settings
) -> None:
    look(live_server, tmp_path)
    grow(matter, 300)
    said = look(live_server, tmp_path)
    assert "grown from 3 to 303 entries" in said
    witness = said.split()[-1]
    settings.LEDGER_WITNESSES = [witness]
    run = CliRunner().invoke
    taken = run(main, ["ledger", "cosign", str(tmp_path / "countersigned")])
    assert taken.exit_code == 0, taken.output
    grow(matter, 1)
    assert NAME in Client().get("/ledger/").content.decode()
    asked = ["--key", str(ledger_key().public), "--witness", witness]
    receipt = tmp_path / "receipt.json"
    for address, code in (("?witnessed", 0), ("", 4)):
        receipt.write_bytes(Client().get(f"/ledger/receipt/{matter.pk}.json{address}").content)
        assert run(main, ["verify", str(receipt), *asked]).exit_code == code
    assert NAME in Client().get("/ledger/witnessed").content.decode()
    assert Client().get("/ledger/checkpoint/303").content == Client().get("/ledger/witnessed").content


@pytest.mark.parametrize(
    ("name", "length"),
    [("0/000.p/3", 96), ("0/000.p/2", 64), ("0/000.p/4", 0), ("0/000", 0), ("0/0", 0), ("1/000.p/1", 0),
     ("0/x999/x999/x999/x999/x999/x999/x999/999", 0)],
)  # fmt: skip
def test_tiles_have_the_names_of_the_format(matter: Matter, name: str, length: int) -> None:
    answer = Client().get(f"/ledger/tile/{name}")
    assert answer.status_code == (200 if length else 404)
    assert len(answer.content) == length or not length
