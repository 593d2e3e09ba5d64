"""Rehearsing time: in a demonstration only, forward only, and what falls due on the way happens."""

import time
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from jiannuo.kernel import rehearsal
from jiannuo.kernel.act import begin
from jiannuo.kernel.models import Event, Matter, Outbox, Rehearsal
from jiannuo.kernel.now import frozen_at, now, real_now, today
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.people.models import Account

__all__ = ["town"]

pytestmark = pytest.mark.django_db
URL = "/rehearsal"


@pytest.fixture(autouse=True)
def _demo(settings: Settings) -> Any:
    settings.DEMO = True
    rehearsal.forget()
    yield
    rehearsal.forget()


def ahead_of_the_machine() -> timedelta:
    return now() - real_now()


@pytest.mark.parametrize(
    ("form", "least", "most"),
    [
        ({"pass": "day"}, timedelta(hours=23), timedelta(days=1)),
        ({"pass": "week"}, timedelta(days=6, hours=23), timedelta(days=7)),
        ({"pass": "month"}, timedelta(days=27), timedelta(days=31)),
    ],
)
def test_anybody_moves_it_and_returns_to_the_page(
    client: Client, form: dict[str, str], least: timedelta, most: timedelta
) -> None:
    answer = client.post(URL, {**form, "next": "/reports/"})
    assert answer["Location"] == "/reports/"
    assert least < ahead_of_the_machine() <= most + timedelta(seconds=1)
    page = client.get("/reports/", follow=True).content.decode()
    assert f"演练日期 {today():%Y-%m-%d}" in page
    assert f"时间走到了 {today():%Y-%m-%d}" in page


@pytest.fixture
def in_a_year_gone_by(db: None) -> datetime:
    """A demonstration whose present is two years ago."""
    began = real_now() - timedelta(days=730)
    Rehearsal.objects.create(ahead=-timedelta(days=730), laid=-timedelta(days=730), set_at=real_now())
    rehearsal.forget()
    return began


def test_a_month_in_a_year_gone_by_is_a_month(client: Client, in_a_year_gone_by: datetime) -> None:
    client.post(URL, {"pass": "month"})
    assert timedelta(days=27) < now() - in_a_year_gone_by < timedelta(days=32)
    client.post(URL, {"pass": "back"})
    assert abs(now() - in_a_year_gone_by) < timedelta(minutes=1)


def test_nobody_is_signed_out_because_time_was_moved(client: Client, town: Town) -> None:
    client.force_login(Account.objects.get(pk=town.officer.account_id or 0))
    client.get("/")
    client.post(URL, {"pass": "month"})
    assert "没有操作" not in client.get("/", follow=True).content.decode()
    assert client.get("/matters/mine/").status_code == 200


def test_it_is_moved_to_a_date(client: Client) -> None:
    day = today() + timedelta(days=40)
    client.post(URL, {"pass": "until", "until": day.isoformat()})
    assert today() == day


@pytest.mark.parametrize("until", ["", "gestern", "1999-01-01", "9999-12-31", "0001-01-01"])
def test_nonsense_and_the_past_are_refused_in_a_sentence(client: Client, until: str) -> None:
    page = client.post(URL, {"pass": "until", "until": until}, follow=True).content.decode()
    assert not Rehearsal.objects.exists()
    assert any(words in page for words in ("请选一个日期", "只能往前走", "最多演练到"))


def test_outside_a_demonstration_there_is_no_such_thing(client: Client, settings: Settings) -> None:
    Rehearsal.objects.create(ahead=timedelta(days=30), set_at=real_now())
    settings.DEMO = False
    rehearsal.forget()
    assert ahead_of_the_machine() < timedelta(seconds=1)
    assert client.post(URL, {"pass": "day"}).status_code == 404
    with pytest.raises(rehearsal.RehearsalError):
        rehearsal.move_to(now() + timedelta(days=1))
    with pytest.raises(rehearsal.RehearsalError):
        rehearsal.go_back()
    assert "jn-rehearsal" not in client.get("/").content.decode()


def test_a_post_from_elsewhere_moves_nothing(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(URL, {"pass": "day"}).status_code == 403
    assert client.get(URL).status_code == 405
    assert not Rehearsal.objects.exists()


def test_alarms_on_the_way_ring_each_at_its_time(client: Client, town: Town) -> None:
    matter = begin(Hazard, "report", actor=town.inspector, title="井盖缺失").matter
    began = now()
    due = [matter.clocks.get().next_alarm_at, Matter.objects.get(pk=matter.pk).due_at]
    client.post(URL, {"pass": "month"})
    rung = Event.objects.filter(step="system.alarm").order_by("seq")
    assert [event.facts["number"] for event in rung] == [0, 1]
    for event, moment in zip(rung, due, strict=True):
        assert moment is not None
        assert began < moment <= event.at <= moment + timedelta(hours=2)
    assert not Outbox.objects.filter(next_try_at__lte=now(), tries=0).exists()
    matter.refresh_from_db()
    assert matter.is_open
    assert matter.due_at is not None
    assert matter.due_at < now(), "it is overdue, and was not touched"


def test_it_goes_back_only_while_nothing_happened(client: Client, town: Town) -> None:
    client.post(URL, {"pass": "week"})
    client.post(URL, {"pass": "back"})
    assert ahead_of_the_machine() < timedelta(seconds=1)
    begin(Hazard, "report", actor=town.inspector, title="井盖缺失")
    client.post(URL, {"pass": "month"})
    page = client.post(URL, {"pass": "back"}, follow=True).content.decode()
    assert "时间不能倒流" in page
    assert ahead_of_the_machine() > timedelta(days=27)


def test_the_last_day_of_a_month_is_followed_by_the_last_of_the_next(client: Client) -> None:
    def rehearsed_from(day: datetime) -> datetime:
        with frozen_at(day):
            client.post(URL, {"pass": "month"})
        row = Rehearsal.objects.get()
        return timezone.localtime(row.set_at + row.ahead)

    later = rehearsed_from(datetime(now().year + 1, 1, 31, 10, tzinfo=timezone.get_default_timezone()))
    assert (later.month, later.day) == (2, 28 if later.year % 4 else 29)


def test_a_frozen_moment_wins(client: Client) -> None:
    client.post(URL, {"pass": "week"})
    moment = real_now() - timedelta(days=3)
    with frozen_at(moment):
        assert now() == moment


def test_other_processes_follow_within_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ahead_of_the_machine() < timedelta(seconds=1)
    Rehearsal.objects.create(ahead=timedelta(days=2), set_at=real_now())
    clock = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: clock + rehearsal.FRESH + 0.1)
    assert ahead_of_the_machine() > timedelta(days=1)


def test_asking_again_and_again_costs_one_query(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(3):
        for _ in range(50):
            now()
