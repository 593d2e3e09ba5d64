"""What monitors are told: pages, worker and log, in numbers and without a secret."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client

from jiannuo.kernel.ledger.checking import check_everything
from jiannuo.kernel.ledger.tests.happenings import happen, new_matter
from jiannuo.kernel.models import Heartbeat, LedgerCheck, Outbox
from jiannuo.kernel.now import now, real_now
from jiannuo.kernel.worker.heartbeat import GONE_AFTER, WORKER, beat

pytestmark = pytest.mark.django_db


def test_all_is_well_while_the_worker_lives(client: Client) -> None:
    beat()
    check_everything()
    answer = client.get("/healthz")
    said = answer.json()
    assert (answer.status_code, said["status"], said["database"]) == (200, "ok", True)
    assert said["worker"] == {"alive": True, "seen_seconds_ago": 0}
    assert said["waiting"] == {"alarms": 0, "messages": 0, "dead_letters": 0}
    assert said["log"] == {"events_waiting": 0, "seconds_behind": 0}
    assert said["log_check"] == {"sound": True, "finished": True}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("seen", [None, GONE_AFTER + timedelta(seconds=5)])
def test_a_silent_worker_degrades_and_pages_go_on(client: Client, seen: timedelta | None) -> None:
    if seen is not None:
        Heartbeat.objects.create(name=WORKER, beat_at=real_now() - seen)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert answer.json()["worker"] == {"alive": False, "seen_seconds_ago": seen and 35}


def test_a_lagging_log_degrades(client: Client) -> None:
    beat()
    matter = new_matter()
    happen(matter.pk)
    with patch("jiannuo.web.health.now", lambda: now() + timedelta(seconds=30)):
        said = client.get("/healthz").json()
    assert (said["status"], said["log"]["events_waiting"]) == ("degraded", 1)
    assert said["log"]["seconds_behind"] >= 30


def test_a_finding_of_the_nightly_check_degrades_and_is_not_told_to_everybody(client: Client) -> None:
    beat()
    LedgerCheck.objects.create(
        began_at=real_now(), part="matters", findings=["matter 7: its chain is broken"]
    )
    answer = client.get("/healthz")
    assert answer.json()["log_check"] == {"sound": False, "finished": False}
    assert answer.json()["status"] == "degraded"
    assert "matter 7" not in answer.content.decode()


def test_dead_letters_are_counted(client: Client) -> None:
    Outbox.objects.create(kind="happened", topic="a.b/c", created_at=now(), dead_at=now(), error="secret")
    answer = client.get("/healthz")
    assert answer.json()["waiting"]["dead_letters"] == 1
    assert "secret" not in answer.content.decode()


def test_503_when_the_database_does_not_answer(client: Client) -> None:
    with patch("jiannuo.web.health.pulse", side_effect=OperationalError):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"status": "down", "database": False})
