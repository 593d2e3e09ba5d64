"""The legs of ./test end in time, stop what they started, and tell the truth."""

import sys
import time

import psycopg
import pytest

from tools.legs import debian
from tools.legs.cluster import private_cluster
from tools.legs.leg import Leg, Outcome, run


def test_a_leg_stops_at_its_first_failure() -> None:
    outcome = run(Leg("two", [[sys.executable, "-c", "raise SystemExit(3)"], [sys.executable, "-c", ""]]))
    assert (outcome.code, outcome.skipped) == (3, "")


def test_a_leg_that_hangs_is_ended_with_everything_it_started() -> None:
    began = time.monotonic()
    outcome = run(Leg("hang", [["sh", "-c", "sleep 60 & sleep 60"]], limit=0.3))
    assert outcome.code == 124
    assert time.monotonic() - began < 10


def test_a_skipped_leg_says_why() -> None:
    assert str(Outcome("browser", skipped="no chromium")).endswith("skipped: no chromium")


@pytest.mark.postgres
def test_a_private_cluster_serves_on_loopback_and_is_gone_afterwards() -> None:
    programs = debian.server_programs()
    assert programs is not None
    with private_cluster(programs) as address:
        assert "@127.0.0.1:" in address
        with psycopg.connect(address) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address, connect_timeout=2)
