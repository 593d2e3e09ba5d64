"""Another process reads a file instead of the database, and finds the same; a bad file is as good as none."""

import stat
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.now import frozen_at, now
from jiannuo.policies.conditions.tests.words import facts as some_facts
from jiannuo.policies.matching import Population, Words
from jiannuo.policies.population import Known, forget, known, warm, warming
from jiannuo.policies.population import store as store_module
from jiannuo.policies.population.joining import taken
from jiannuo.policies.population.loading import loaded
from jiannuo.policies.population.packing import packed, unpacked
from jiannuo.policies.population.tests.registry import decide, made_up
from jiannuo.policies.population.tests.test_columns_hold_what_facts_say import same
from jiannuo.policies.rematching.tests import world

DAY = date(2026, 5, 20)


@pytest.fixture
def firms(
    db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[Enterprise]]:
    """A registry of some thirty enterprises that is worth a file, and a process that knows nothing."""
    settings.VAR = tmp_path
    monkeypatch.setattr(store_module, "WORTH", 1)
    monkeypatch.setattr(warming, "WORTH", 1)
    monkeypatch.setattr(warming, "_tried", None)
    forget()
    with frozen_at(world.moment(DAY)):
        yield made_up(5, 30, DAY)
    forget()


def files(folder: Path) -> list[Path]:
    """What lies there, drafts included."""
    return sorted((folder / "population").glob("*")) if (folder / "population").exists() else []


def in_another_process() -> tuple[Known, int]:
    """What a process that knew nothing knows then, and how often it read statements."""
    forget()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = known()
    return found, sum("enterprises_value" in one["sql"] for one in asked.captured_queries)


def as_loaded(found: Known) -> None:
    """``found`` is what the database says now."""
    ordered = taken(found.everything, np.argsort(found.everything.ids))
    words_in_order = packed_words(ordered)
    expected = loaded(None, DAY)
    assert ordered.ids.tolist() == expected.ids.tolist()
    assert words_in_order == packed_words(expected)
    for name, column in found.groups.items():
        assert len(column) == expected.size, name


def packed_words(one: Population) -> dict[Any, list[Any]]:
    """By column what stands in each row, without how it is kept; columns that say nothing left out."""
    found: dict[Any, list[Any]] = {}
    for key, column in one.values.items():
        said: list[Any]
        if isinstance(column, Words):
            said = [column.domain[code] for code in column.codes]
        else:
            said = list(zip(column.low.tolist(), column.highs().tolist(), strict=True))
        until = [None] * one.size if column.until is None else column.until.tolist()
        grades = [4] * one.size if column.evidence is None else column.evidence.tolist()
        until = [None if day == np.iinfo(np.int32).max else day for day in until]
        found[key] = list(zip(said, until, grades, strict=True))
    found |= {name: [each.tolist() for each in held.arrays()] for name, held in one.held.items()}
    found |= {f"decided {name}": said.tolist() for name, said in one.decided.items() if (said >= 0).any()}
    found["all held"] = one.lists_all_held().tolist()
    for kind, items in one.items.items():
        found[f"items {kind}"] = [
            items.offsets.tolist(),
            items.complete.tolist(),
            packed_words(items.population),
        ]
    return {key: said for key, said in found.items() if said}


def test_another_process_reads_the_file_and_no_statement(firms: list[Enterprise], tmp_path: Path) -> None:
    before = known()
    (file,) = files(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    found, read = in_another_process()
    assert read == 0
    same(found.everything, before.everything)
    assert (found.fingerprint, found.seen, found.day) == (before.fingerprint, before.seen, DAY)
    assert {name: one.tolist() for name, one in found.groups.items()} == {
        name: one.tolist() for name, one in before.groups.items()
    }
    assert found.everything.fingerprint == before.everything.fingerprint


def test_what_changed_since_is_read_from_the_database(firms: list[Enterprise], tmp_path: Path) -> None:
    known()
    with frozen_at(now() + timedelta(hours=1)):
        world.say(firms[3], "staff", 77, 2025, observed_on=DAY)
        decide(firms[4], "产品有核心技术", True, DAY)
        world.enterprise(77)
        found, read = in_another_process()
        assert read == 1
        as_loaded(found)
        assert len(files(tmp_path)) == 1


def test_a_change_that_is_dated_earlier_is_seen(firms: list[Enterprise]) -> None:
    """It was committed late, or the database is a backup that was put back."""
    known()
    world.say(firms[3], "staff", 77, 2025, observed_on=DAY)
    Enterprise.objects.filter(pk=firms[3].pk).update(changed_at=now() - timedelta(days=2))
    as_loaded(in_another_process()[0])


def test_an_enterprise_that_is_gone_is_gone(firms: list[Enterprise]) -> None:
    known()
    for model in ("values", "qualifications", "items"):
        getattr(firms[0], model).all().delete()
    firms[0].delete()
    as_loaded(in_another_process()[0])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"\x80\x04N."])
def test_a_broken_file_is_as_good_as_none(
    firms: list[Enterprise], tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    before = known()
    files(tmp_path)[0].write_bytes(content)
    found, read = in_another_process()
    assert read == 1
    same(found.everything, before.everything)
    assert "cannot be read" in caplog.text


def test_nothing_pickled_is_opened(firms: list[Enterprise], tmp_path: Path) -> None:
    before = known()
    (file,) = files(tmp_path)
    np.savez(file, told=np.array([{"anything": 1}], dtype=object))
    found, read = in_another_process()
    assert read == 1
    same(found.everything, before.everything)


def test_only_the_newest_two_are_kept(firms: list[Enterprise], tmp_path: Path) -> None:
    for days in range(4):
        with frozen_at(world.moment(DAY + timedelta(days=days))):
            known()
    kept = [file.name.split("-", 1)[1][:10] for file in files(tmp_path)]
    assert kept == ["2026-05-22", "2026-05-23"]


def test_a_day_that_is_only_looked_at_is_not_written(firms: list[Enterprise], tmp_path: Path) -> None:
    known(DAY + timedelta(days=30))
    assert files(tmp_path) == []


def test_a_disk_that_takes_nothing_is_only_slower(
    firms: list[Enterprise], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "population").write_text("a file where the folder should be")
    as_loaded(known())
    assert "could not be written" in caplog.text


def test_the_worker_makes_the_file_once_a_day(firms: list[Enterprise], tmp_path: Path) -> None:
    assert [warm(), warm()] == [True, False]
    assert len(files(tmp_path)) == 1
    files(tmp_path)[0].unlink()
    assert not warm(), "a disk that takes no file is not tried again and again"


def test_few_enterprises_are_not_worth_a_file(
    firms: list[Enterprise], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "WORTH", 31)
    monkeypatch.setattr(warming, "WORTH", 31)
    assert not warm()
    known()
    assert files(tmp_path) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(some_facts(), max_size=5))
def test_what_is_packed_is_unpacked(all_: list[Any]) -> None:
    one = Population.of(list(enumerate(all_)))
    more = {"changed": np.arange(3)}
    back, beside, others = unpacked(packed(one, {"said": "是"}, more))
    same(back, one)
    assert (back.fingerprint, beside) == (one.fingerprint, {"said": "是"})
    assert others["changed"].tolist() == [0, 1, 2]
