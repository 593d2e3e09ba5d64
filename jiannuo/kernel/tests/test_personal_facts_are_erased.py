"""A personal fact is erased: who, when and why stays, the value is nowhere, and everything still verifies."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import override_settings

from jiannuo.kernel import rehearsal
from jiannuo.kernel.act import act, begin
from jiannuo.kernel.append_only import ERASE
from jiannuo.kernel.erasing import ASKED, ask_erasure, asked_for, erase, name_of, personal_of, still_said
from jiannuo.kernel.fold import differences
from jiannuo.kernel.ledger.commands import check
from jiannuo.kernel.ledger.configured import ledger_key
from jiannuo.kernel.ledger.giving_out import export_log, receipt_of
from jiannuo.kernel.ledger.sequencer import Sequencer
from jiannuo.kernel.models import Event, Matter, Outbox, Personal
from jiannuo.kernel.now import now
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.tests.sample import Hazard

SECRET = "春海街甲七号楼王小明"
WHY = {"ground": "withdrawn", "reason": "当事人来电，撤回同意"}


def told(town: Town, title: str = "井盖缺失") -> Matter:
    """A matter whose first event has a personal fact."""
    return begin(Hazard, "report", actor=town.inspector, title=title, facts={"place": SECRET}).matter


def rows_that_say(text: str) -> list[str]:
    """The tables of the database in which some row has ``text``, however it is written there."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = [str(tuple(map(_plain, row))) for row in cursor.fetchall()]
            if any(text in row or _escaped(text) in row for row in rows):
                found.append(table)
    return found


def _plain(value: Any) -> Any:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else value


def _escaped(text: str) -> str:
    """As JSON writes it without its own signs; ``str`` of a row doubles the backslashes."""
    return text.encode("unicode_escape").decode().replace("\\", "\\\\")


def refusal(*arguments: Any, **named: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        erase(*arguments, **named)
    return caught.value


def test_no_row_has_it_any_more_and_the_event_says_who_when_why(town: Town) -> None:
    matter = told(town)
    Outbox.objects.filter(matter=matter).update(payload={"to": [], "where": f"在{SECRET}门口"})
    assert set(rows_that_say(SECRET)) == {"kernel_personal", "kernel_outbox"}
    event = erase(matter.pk, ["1.place"], actor=town.inspector, **WHY)
    assert rows_that_say(SECRET) == []
    assert (event.step, event.actor_id, event.seq, event.revision) == (ERASE, town.inspector.account_id, 2, 1)
    assert event.facts == {"erased": ["1.place"], **WHY}
    row = Personal.objects.get()
    assert (row.value, bytes(row.salt), row.erased_by) == (None, b"", event)


def test_the_row_of_the_matter_follows_from_its_events_and_it_goes_on(town: Town) -> None:
    matter = told(town)
    erase(matter.pk, ["1.place"], actor=town.inspector, **WHY)
    assert differences(Matter.objects.get(pk=matter.pk)) == []
    act(matter.pk, "fix", actor=town.officer, facts={"how": "换了"}, expect=1)
    assert differences(Matter.objects.get(pk=matter.pk)) == []


def test_log_and_receipts_still_verify_and_say_that_it_was_erased(town: Town, tmp_path: Path) -> None:
    matter = told(town)
    Sequencer().run_once(now())
    event = erase(matter.pk, ["1.place"], actor=town.inspector, **WHY)
    Sequencer().run_once(now())
    key = ledger_key().public
    export_log(tmp_path / "export", openings=True)
    receipt = tmp_path / "receipt.json"
    receipt.write_bytes(receipt_of(matter.pk, shows=lambda *_: True, personal=Personal.objects.all()))
    at = f"{event.at:%Y-%m-%dT%H:%M:%S.%fZ}"
    for file in (receipt, tmp_path / "export"):
        lines = check(file, [key], strict=True).lines()
        assert lines[0].startswith("SOUND ")
        assert f"ERASED matter={matter.pk} seq=1 field=personal.place at={at}" in lines
        assert SECRET not in "".join(lines)


def test_a_repetition_gives_the_first_event(town: Town) -> None:
    matter = told(town)
    first = erase(matter.pk, ["1.place"], actor=town.inspector, **WHY)
    assert erase(matter.pk, ["1.place"], actor=town.inspector, ground="other", reason="再办一次") == first
    assert Event.objects.filter(step=ERASE).count() == 1


@pytest.mark.parametrize("who", ["officer", "head", "stranger", "resident"])
def test_nobody_but_the_supervision_office_erases(town: Town, who: str) -> None:
    matter = told(town)
    assert refusal(matter.pk, ["1.place"], actor=getattr(town, who), **WHY).code == Code.NOT_YOURS
    assert Personal.objects.get().value == SECRET
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "ground", "reason", "wrong"),
    [
        ([], "withdrawn", "当事人来电", {"fields"}),
        (["1.place", "9.phone"], "withdrawn", "当事人来电", {"fields"}),
        (["1.place"], "because", "", {"ground", "reason"}),
        (["1.place"], "withdrawn", f"{SECRET}来电，撤回同意", {"reason"}),
    ],
)
def test_what_is_not_right_is_named_and_nothing_is_erased(
    town: Town, fields: list[str], ground: str, reason: str, wrong: set[str]
) -> None:
    matter = told(town)
    problem = refusal(matter.pk, fields, actor=town.inspector, ground=ground, reason=reason)
    assert (problem.code, set(problem.fields)) == (Code.FACTS, wrong)
    assert Personal.objects.get().value == SECRET
    assert Matter.objects.get().seq == 1


def test_where_the_same_words_stay_is_said(town: Town) -> None:
    matter = told(town, title=f"{SECRET}门前井盖缺失")
    act(matter, "remark", actor=town.officer, facts={"words": f"已到{SECRET}查看"})
    found = still_said(Matter.objects.get(), personal_of(matter))
    assert [(event.seq if event else 0, name) for event, name in found] == [(0, "title"), (2, "words")]


def test_whoever_told_it_asks_and_the_office_hears_once(town: Town) -> None:
    matter = told(town)
    with pytest.raises(Refused) as caught:
        ask_erasure(matter.pk, ["1.place"], actor=town.officer, ground="withdrawn")
    assert caught.value.code == Code.NOT_YOURS
    first = ask_erasure(matter.pk, ["1.place"], actor=town.inspector, ground="withdrawn")
    assert ask_erasure(matter.pk, ["1.place"], actor=town.inspector, ground="withdrawn") == first
    assert asked_for(matter) == {"1.place"}
    assert Outbox.objects.filter(topic=ASKED).count() == 1
    assert Personal.objects.get().value == SECRET
    assert differences(Matter.objects.get()) == []


@pytest.mark.parametrize(
    "change",
    [
        "value = '\"another\"'",
        "salt = %s",
        "value = NULL",
        "value = NULL, salt = %s",
        "value = NULL, salt = %s, erased_by_id = event_id",
        "field = 'other'",
    ],
)
def test_the_database_refuses_any_other_change_of_a_personal_value(town: Town, change: str) -> None:
    told(town)
    sql = f"UPDATE kernel_personal SET {change}"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [b""] if "%s" in change else [])
    with pytest.raises(DatabaseError), transaction.atomic():
        Personal.objects.all().delete()
    assert Personal.objects.get().value == SECRET


def test_the_database_refuses_an_erasure_that_another_matters_event_or_field_speaks_of(town: Town) -> None:
    matter, other = told(town), told(town)
    event = erase(other.pk, ["1.place"], actor=town.inspector, **WHY)
    row = Personal.objects.get(event__matter=matter)
    with pytest.raises(DatabaseError), transaction.atomic():
        Personal.objects.filter(pk=row.pk).update(value=None, salt=b"", erased_by=event)
    gone = Personal.objects.filter(erased_by=event)
    with pytest.raises(DatabaseError), transaction.atomic():
        gone.update(value="again", salt=b"1" * 32, erased_by=None)
    assert name_of(gone.get()) == "1.place"


@pytest.fixture
def demo(db: None) -> Iterator[None]:
    with override_settings(DEMO=True):
        yield
    rehearsal.forget()


def test_an_erasure_in_a_rehearsal_is_dated_then_and_time_passes_on(town: Town, demo: None) -> None:
    from datetime import timedelta

    matter = told(town)
    rehearsal.move_to(now() + timedelta(days=3))
    event = erase(matter.pk, ["1.place"], actor=town.inspector, **WHY)
    assert event.at - matter.opened_at >= timedelta(days=3)
    rehearsal.move_to(now() + timedelta(days=30))
    assert Event.objects.filter(step="system.alarm").count() == 2
    assert differences(Matter.objects.get()) == []


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_the_files_of_sqlite_have_it_no_more(committed: None, town: Town) -> None:
    matter = told(town)
    files = Path(str(connection.settings_dict["NAME"]))
    kept = [files, files.with_name(f"{files.name}-wal")]
    written = [SECRET.encode(), SECRET.encode("unicode_escape")]
    assert any(text in file.read_bytes() for file in kept if file.exists() for text in written)
    erase(matter.pk, ["1.place"], actor=town.inspector, **WHY)
    assert not any(text in file.read_bytes() for file in kept if file.exists() for text in written)
