"""The measurements of ``bench/`` still run, with a handful of rows. Their figures decide nothing here."""

import importlib
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from jiannuo.kernel.loops.loop import forget
from jiannuo.kernel.tests.committing import committed, protected_again
from jiannuo.kernel.worker.sweep import sweep

__all__ = ["committed", "protected_again"]

ROOT = Path(__file__).resolve().parents[2]
two_processes = pytest.mark.skipif(connection.vendor != "postgresql", reason="measured on PostgreSQL")


def measurement(name: str) -> Any:
    """A script of ``bench/``, which is no package."""
    return importlib.import_module(name)


@pytest.fixture(autouse=True)
def bench_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "bench"), *sys.path])


@pytest.mark.django_db
def test_lists(capsys: pytest.CaptureFixture[str]) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("the rows are vacuumed, which no test may do inside its transaction")
    lists, many_matters = measurement("lists"), measurement("many_matters")

    try:
        district = many_matters.make(200)
        assert len(lists.pages("officer", district.officer, 1)) == len(lists.QUERIES)
    finally:
        forget(many_matters.Request)
    assert f"{district.visible} 件" in capsys.readouterr().out


@pytest.mark.usefixtures("committed")
def test_act(capsys: pytest.CaptureFixture[str]) -> None:
    act = measurement("act")

    act.prepare(2)
    act.print_rows_written()
    assert "rows written by two steps" in capsys.readouterr().out


@two_processes
@pytest.mark.usefixtures("committed")
def test_clocks(capsys: pytest.CaptureFixture[str]) -> None:
    clocks = measurement("clocks")

    clocks.arm(5)
    last = clocks.make_due(3, 1)
    while sweep(last):
        pass
    clocks.tell(3)
    assert "3 alarms rung of 3: 0 missing, 0 twice" in capsys.readouterr().out


def test_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = measurement("ledger")

    ledger.write(tmp_path, 600)
    ledger.proving(tmp_path, 20)
    ledger.checking(tmp_path, 600, 1)
    ledger.flipping(tmp_path)
    assert "flipped: found" in capsys.readouterr().out


@two_processes
@pytest.mark.usefixtures("committed")
def test_sequencing(capsys: pytest.CaptureFixture[str]) -> None:
    ledger = measurement("ledger")

    ledger.sequencing(20)
    assert "events taken" in capsys.readouterr().out


def test_matching(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    matching = measurement("matching")
    options = Namespace(rows=300, policies=12, many=30, rounds=1)
    rivals = [one for one in matching.RIVALS if one.engine in ("closures", "polars 3v")]

    assert matching.measure(tmp_path, options, rivals)
    told = capsys.readouterr().out
    assert told.count("equal (") == len(rivals) == 3
    assert "one changed number of one enterprise" in told


def test_matching_notices_a_rival_that_counts_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    matching = measurement("matching")
    ours = {"spent": [1.0, 1.0], "first": {"10": [[3, 4], [5, 6]]}}
    theirs = {"spent": [2.0, 2.0], "true": [3, 4], "perhaps": [5, 7], "peak": 1.0}

    assert not matching.tell_rival(matching.RIVALS[0], theirs, ours, 10, 10, 2)
    assert "NOT EQUAL" in capsys.readouterr().out
