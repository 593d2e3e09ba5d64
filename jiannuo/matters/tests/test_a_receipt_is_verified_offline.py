"""A receipt is downloaded by whoever may see the matter, and `jiannuo verify` accepts it, or says why not."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.ledger.commands import verify
from jiannuo.kernel.ledger.sequencer import run_once
from jiannuo.kernel.models import Matter
from jiannuo.kernel.now import real_now
from jiannuo.kernel.tests.committing import committed, protected_again
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.people.models import Account

__all__ = ["committed", "protected_again", "town"]


@pytest.fixture
def logged(committed: None, town: Town) -> Matter:
    """A published matter whose steps are in the signed log."""
    facts = {"place": "春海街 1 号"}
    matter = begin(Hazard, "report", actor=town.inspector, title="井盖缺失", facts=facts).matter
    act(matter, "fix", actor=town.officer, facts={"how": "换了新井盖"})
    Matter.objects.filter(pk=matter.pk).update(published=True)
    return matter


def download(matter: Matter, actor: Any = None) -> Any:
    while run_once(real_now()):
        pass
    client = Client()
    if actor:
        client.force_login(Account.objects.get(pk=actor.account_id))
    return client.get(reverse("ledger:receipt", args=[matter.pk]))


def verified(content: bytes, folder: Path) -> Any:
    file, key = folder / "receipt.json", folder / "key"
    file.write_bytes(content)
    key.write_bytes(Client().get(reverse("ledger:key")).content)
    return CliRunner().invoke(verify, [str(file), "--key", str(key)])


def test_what_the_public_downloads_is_sound(logged: Matter, tmp_path: Path) -> None:
    answer = download(logged)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "春海街" not in text
    assert "换了新井盖" not in text
    assert verified(answer.content, tmp_path).exit_code == 0


def test_whoever_works_on_it_reads_it_in_the_receipt(logged: Matter, town: Town, tmp_path: Path) -> None:
    answer = download(logged, town.officer)
    assert "换了新井盖" in json.dumps(json.loads(answer.content), ensure_ascii=False)
    assert verified(answer.content, tmp_path).exit_code == 0


def test_one_changed_sign_is_found(logged: Matter, tmp_path: Path) -> None:
    content = download(logged).content
    assert verified(content.replace(b"fixed", b"fixee", 1), tmp_path).exit_code != 0


@pytest.mark.django_db
def test_a_hidden_matter_has_no_receipt(town: Town) -> None:
    matter = begin(Hazard, "report", actor=town.inspector, title="井盖缺失").matter
    assert Client().get(reverse("ledger:receipt", args=[matter.pk])).status_code == 404
