"""The measurements of ``bench/`` still run, with a handful of rows. Their figures decide nothing here."""

import sys
from pathlib import Path

import pytest
from django.db import connection

from jiannuo.kernel.loops.loop import forget
from jiannuo.kernel.tests.committing import committed, protected_again

__all__ = ["committed", "protected_again"]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def bench_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "bench"), *sys.path])


@pytest.mark.django_db
def test_lists(capsys: pytest.CaptureFixture[str]) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("the rows are vacuumed, which no test may do inside its transaction")
    import lists
    import many_matters

    try:
        district = many_matters.make(200)
        assert len(lists.pages("officer", district.officer, 1)) == len(lists.QUERIES)
    finally:
        forget(many_matters.Request)
    assert f"{district.visible} 件" in capsys.readouterr().out


@pytest.mark.usefixtures("committed")
def test_act(capsys: pytest.CaptureFixture[str]) -> None:
    import act

    act.prepare(2)
    act.print_rows_written()
    assert "rows written by two steps" in capsys.readouterr().out
