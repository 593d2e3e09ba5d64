"""Whatever was changed past the log, the nightly check finds, names, and tells those who must know."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.apps import apps

from jiannuo.__main__ import main
from jiannuo.kernel.act import act, begin
from jiannuo.kernel.append_only import protect_all, unprotect_all
from jiannuo.kernel.erasing import erase
from jiannuo.kernel.ledger.checking import WRONG, check_everything
from jiannuo.kernel.ledger.checking.rounds import PARTS, check_at_night, go_on
from jiannuo.kernel.ledger.configured import ledger_key
from jiannuo.kernel.ledger.sequencer import Sequencer
from jiannuo.kernel.ledger.tests.happenings import happen, new_matter
from jiannuo.kernel.models import Checkpoint, Duty, Event, Leaf, LedgerCheck, Matter, Outbox, Personal, Tile
from jiannuo.kernel.now import frozen_at, now, real_now
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.kernel.tests.sample import Hazard

__all__ = ["town"]


@pytest.fixture
def matter(town: Town) -> Matter:
    """A matter with two steps and an erased personal fact, another with one; all of it in the log."""
    made = begin(Hazard, "report", actor=town.inspector, title="井盖缺失", facts={"place": "1 号"}).matter
    act(made, "fix", actor=town.officer, facts={"how": "换了"})
    other = begin(Hazard, "report", actor=town.inspector, title="路灯", facts={"place": "2 号"}).matter
    erase(made.pk, ["1.place"], actor=town.inspector, ground="purpose", reason="不再需要")
    Sequencer().run_once(now())
    return other


def test_what_is_sound_is_called_sound_and_nobody_is_told(matter: Matter) -> None:
    row = check_everything()
    assert row.findings == []
    assert row.checked == {"entries": 4, "matters": 2, "checkpoints": 1}
    assert not Outbox.objects.filter(topic=WRONG).exists()


PLANTED: dict[str, tuple[Callable[[], object], str]] = {
    "a row": (
        lambda: Matter.objects.filter(title="路灯").update(state="fixed"),
        "follows from its events: state",
    ),
    "a duty": (lambda: Duty.objects.filter(matter__title="路灯").update(role="street"), "events: duties"),
    "a head": (lambda: Matter.objects.filter(title="路灯").update(head="00" * 32), "events: head"),
    "a fact": (lambda: Event.objects.filter(step="fix").update(facts={"how": "没换"}), "entry 1 (matter"),
    "a link": (lambda: Event.objects.filter(step="fix").update(prev="00" * 32), "its chain is broken"),
    "a leaf": (lambda: Leaf.objects.filter(index=2).delete(), "entry 2 is missing"),
    "a tile": (lambda: Tile.objects.update(hashes=bytes(128)), "tile 0/0 is not that of its entries"),
    "a root": (lambda: Checkpoint.objects.update(root="00" * 32), "does not say what its row says"),
    "a note": (
        lambda: Checkpoint.objects.update(note=Checkpoint.objects.get().note.replace("\n4\n", "\n3\n")),
        "signed by no key of this log",
    ),
    "a person": (
        lambda: Personal.objects.filter(erased_by=None).update(value="3 号"),
        "personal.place of event 1 is not what was committed to",
    ),
    "a gap": (lambda: Personal.objects.filter(erased_by=None).delete(), "personal fields are missing"),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_what_was_changed_past_the_log_is_found_and_told_once(matter: Matter, planted: str) -> None:
    change, words = PLANTED[planted]
    unprotect_all()
    change()
    protect_all()
    row = check_everything()
    assert any(words in finding for finding in row.findings), row.findings
    assert Outbox.objects.filter(topic=WRONG).count() == 1


def test_an_event_that_never_reached_the_log_is_found_after_an_hour(matter: Matter, town: Town) -> None:
    event = act(matter, "remark", actor=town.officer, facts={"words": "已围挡"})
    assert check_everything().sound
    unprotect_all()
    Event.objects.filter(pk=event.pk).update(at=now() - timedelta(hours=2))
    protect_all()
    findings = check_everything().findings
    assert "1 events have no place in the log after an hour" in findings


def test_a_rehearsal_that_outruns_the_log_is_no_finding(matter: Matter, town: Town) -> None:
    act(matter, "remark", actor=town.officer, facts={"words": "已围挡"})
    with frozen_at(now() + timedelta(days=30)):
        assert check_everything().sound


def test_more_than_one_tile_and_every_portion(town: Town) -> None:
    first = begin(Hazard, "report", actor=town.inspector, title="一", facts={}).matter
    for number in range(600):
        happen(first.pk, number=number)
    Sequencer().run_once(now(), limit=300)
    Sequencer().run_once(now(), limit=300)
    row = LedgerCheck.objects.create(began_at=real_now(), part="entries")
    portions = 0
    while row.part == "entries":
        go_on(LedgerCheck.objects.get(pk=row.pk))  # each portion by another process
        row.refresh_from_db()
        portions += 1
    assert portions == 4
    assert row.checked["entries"] == 600
    unprotect_all()
    Tile.objects.filter(level=1).update(hashes=bytes(64))
    protect_all()
    assert "tile 1/0 is not that of its entries" in check_everything().findings


def test_the_worker_begins_one_round_a_night_and_goes_on_with_it(
    matter: Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = import_module("jiannuo.kernel.ledger.checking.rounds")
    monkeypatch.setattr(rounds, "SPELL", 0.0)
    turns = 0
    while not LedgerCheck.objects.filter(finished_at__isnull=False).exists():
        monkeypatch.setattr(rounds, "SPELL", 0.0 if turns % 2 else 0.001)
        check_at_night()
        turns += 1
        assert turns < 50
    assert turns >= len(PARTS)
    check_at_night()
    assert LedgerCheck.objects.count() == 1
    LedgerCheck.objects.update(began_at=real_now() - timedelta(days=1, hours=1))
    check_at_night()
    assert LedgerCheck.objects.count() == 2


def test_the_supervision_office_and_the_administrators_hear_of_it(matter: Matter, town: Town) -> None:
    account = apps.get_model("people.Account").objects.create(username="setup", is_superuser=True)
    Matter.objects.filter(pk=matter.pk).update(state="fixed")
    check_everything()
    to = Outbox.objects.get(topic=WRONG).payload["to"]
    assert {"account_id": account.pk} in to
    assert {"unit_id": town.office.pk, "role": "supervision"} in to


def test_the_whole_log_leaves_by_a_command_and_verifies(matter: Matter, tmp_path: Path) -> None:
    run, folder = CliRunner().invoke, tmp_path / "log"
    done = run(main, ["ledger", "export", str(folder), "--zip"])
    assert (done.exit_code, done.output) == (0, "4 步 entries\n")
    for place in (folder, tmp_path / "log.zip"):
        assert run(main, ["verify", str(place), "--key", str(ledger_key().public)]).exit_code == 0
    assert "2 号" not in (folder / "openings.jsonl").read_text()
    run(main, ["ledger", "export", str(folder), "--openings"])
    assert "2 号" in (folder / "openings.jsonl").read_text()


def test_the_command_says_so_and_by_its_exit_code(matter: Matter) -> None:
    sound = CliRunner().invoke(main, ["ledger", "check"])
    assert (sound.exit_code, "SOUND" in sound.output) == (0, True)
    new_matter("无事件")
    Matter.objects.filter(title="无事件").update(seq=3)
    wrong = CliRunner().invoke(main, ["ledger", "check"])
    assert (wrong.exit_code, "WRONG" in wrong.output) == (1, True)
