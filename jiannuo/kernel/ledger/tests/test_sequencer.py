"""The log takes every committed event once, in each matter's order, and signs only what follows from it."""

import logging
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.kernel.append_only import protect_all, unprotect_all
from jiannuo.kernel.ledger.appending import LedgerError
from jiannuo.kernel.ledger.commands import check
from jiannuo.kernel.ledger.configured import ledger_hash, ledger_key
from jiannuo.kernel.ledger.giving_out import NothingYetError, export_log, receipt_of
from jiannuo.kernel.ledger.lag import lag
from jiannuo.kernel.ledger.merkle import consistency_proof, is_consistent
from jiannuo.kernel.ledger.pending import Horizon, horizon, pending
from jiannuo.kernel.ledger.sequencer import Sequencer
from jiannuo.kernel.ledger.store import newest, stored_nodes
from jiannuo.kernel.ledger.tests.happenings import happen, new_matter
from jiannuo.kernel.models import Checkpoint, Event, Leaf, Personal, Tile
from jiannuo.kernel.now import now

pytestmark = pytest.mark.django_db


def take(limit: int = 1000) -> int:
    return Sequencer().run_once(now(), limit=limit)


def sound(folder: Path) -> int:
    """Export the log and check it with the public key alone; how many entries."""
    export_log(folder, openings=True)
    return check(folder, [ledger_key().public], strict=True).events


def everything(_event: Event, _field: str) -> bool:
    return True


def nothing(_event: Event, _field: str) -> bool:
    return False


def test_every_event_gets_one_place(tmp_path: Path) -> None:
    first, second = new_matter(), new_matter()
    for matter in (first, second, first):
        happen(matter.pk, personal={"phone": "13800000000"})
    assert take() == 3
    assert take() == 0
    assert list(Leaf.objects.values_list("index", "event__matter")) == [
        (0, first.pk),
        (1, second.pk),
        (2, first.pk),
    ]
    assert sound(tmp_path) == 3
    happen(second.pk)
    assert take() == 1
    assert sound(tmp_path) == 4


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 40), min_size=1, max_size=4), st.integers(1, 17))
def test_every_checkpoint_extends_the_one_before(portions: list[int], batch: int) -> None:
    with transaction.atomic():
        matter, sequencer = new_matter(), Sequencer()
        for portion in portions:
            for number in range(portion):
                happen(matter.pk, number=number)
            while sequencer.run_once(now(), limit=batch):
                pass
        assert newest() is not None
        points = [(point.size, bytes.fromhex(point.root)) for point in Checkpoint.objects.order_by("size")]
        node = stored_nodes(ledger_hash())
        for before, after in pairwise(points):
            path = consistency_proof(node, before[0], after[0])
            assert is_consistent(before, after, path)
        assert points[-1][0] == sum(portions) == Leaf.objects.count()
        transaction.set_rollback(True)


def test_a_receipt_of_one_matter_is_accepted(tmp_path: Path) -> None:
    others, matter = new_matter(), new_matter()
    with pytest.raises(NothingYetError):
        receipt_of(matter.pk, shows=everything, personal=Personal.objects.all())
    for number in range(300):
        happen(others.pk, number=number)
    happen(matter.pk, personal={"phone": "13800000000"})
    happen(matter.pk)
    while take(limit=100):
        pass
    file = tmp_path / "receipt.json"
    file.write_bytes(receipt_of(matter.pk, shows=everything, personal=Personal.objects.all()))
    checked = check(file, [ledger_key().public])
    assert (checked.events, checked.opened) == (2, 7)
    file.write_bytes(receipt_of(matter.pk, shows=nothing, personal=Personal.objects.none()))
    assert check(file, [ledger_key().public]).opened == 0
    assert b"13800000000" not in file.read_bytes()


def test_a_changed_tile_is_not_signed_over() -> None:
    happen(new_matter().pk)
    take()
    Tile.objects.update(hashes=bytes(32))
    happen(new_matter().pk)
    with pytest.raises(LedgerError, match="do not lead to the root"):
        take()
    assert Checkpoint.objects.count() == 1
    Tile.objects.all().delete()
    with pytest.raises(LedgerError, match="missing"):
        take()


def test_a_changed_event_is_kept_out_and_told(caplog: pytest.LogCaptureFixture) -> None:
    matter, other = new_matter(), new_matter()
    changed = happen(matter.pk)
    unprotect_all()
    Event.objects.filter(pk=changed.pk).update(facts={"words": "从未联系"})
    protect_all()
    happen(matter.pk)
    happen(other.pk)
    sequencer = Sequencer()
    with caplog.at_level(logging.CRITICAL):
        assert sequencer.run_once(now()) == 1
        assert sequencer.run_once(now()) == 0
    assert [record.levelname for record in caplog.records] == ["CRITICAL"]
    assert Leaf.objects.get().event.matter_id == other.pk
    assert lag(now()).events == 2


def test_a_log_keeps_its_name_and_hash(settings: object) -> None:
    happen(new_matter().pk)
    take()
    happen(new_matter().pk)
    last = newest()
    assert last
    last.note = last.note.replace(ledger_key().name, "elsewhere.example")
    last.save()
    with pytest.raises(LedgerError, match="keeps name and hash"):
        take()


def test_the_second_of_two_takes_nothing_twice() -> None:
    happen(new_matter().pk)
    one, other = Sequencer(), Sequencer()
    for sequencer in (one, other):
        sequencer._look(newest(), everything=False)
    assert one.run_once(now()) == 1
    assert other.run_once(now()) == 0  # it finds that the place is taken, and looks anew
    happen(new_matter().pk)
    assert other.run_once(now()) == 1
    assert Leaf.objects.count() == 2


def test_after_a_restore_the_missing_are_found() -> None:
    """Transaction numbers have begun anew: the horizon kept is far above any number there will be."""
    first = happen(new_matter().pk)
    take()
    Checkpoint.objects.update(horizon=2**60)
    second = happen(new_matter().pk)
    assert take() == 1
    assert list(Leaf.objects.values_list("event", flat=True)) == [first.pk, second.pk]
    happen(new_matter().pk)
    assert take() == 1


def test_rows_from_elsewhere_are_found_when_asked_for() -> None:
    happen(new_matter().pk)
    take()
    missed = happen(new_matter().pk)
    Checkpoint.objects.update(horizon=horizon(0).until)
    if connection.vendor == "sqlite":
        assert take() == 0
    assert Sequencer().run_once(now(), everything=True) == 1
    assert Leaf.objects.filter(event=missed).exists()


def test_the_lag_is_the_age_of_the_first_that_waits() -> None:
    assert not lag(now()).alarming
    event = happen(new_matter().pk)
    late = lag(event.at.replace(year=event.at.year + 1))
    assert (late.events, late.alarming) == (1, True)
    take()
    assert lag(now()).events == 0


def test_pending_looks_through_everything_only_when_numbers_began_anew() -> None:
    assert Horizon(9, 5).began_anew
    assert not Horizon(5, 5).began_anew
    assert not pending(horizon(0)).exists()


@pytest.mark.parametrize("model", [Event, Leaf])
@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_refuses_to_change_what_happened(model: type[Event] | type[Leaf], act: str) -> None:
    happen(new_matter().pk)
    take()
    table, key = model._meta.db_table, model._meta.pk.column
    sql = f'UPDATE {table} SET "{key}" = "{key}"' if act == "update" else f"DELETE FROM {table}"
    with (
        pytest.raises(DatabaseError, match="append only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert model.objects.count() == 1
