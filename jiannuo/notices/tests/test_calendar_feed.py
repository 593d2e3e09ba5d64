"""The feed of deadlines: a secret that can be taken back, and nothing in it that is not public."""

from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate
from icalendar import Calendar

from jiannuo.kernel.act import act
from jiannuo.kernel.models import Matter
from jiannuo.notices.calendar_feed import feed_of, make_feed
from jiannuo.notices.models import CalendarFeed
from jiannuo.notices.tests.conftest import Open, SignIn, Town, account_of


@pytest.fixture
def token(town: Town) -> str:
    return make_feed(account_of(town.officer), "zh-hans")


def events(token: str) -> list[Any]:
    answer = Client().get(f"/inbox/calendar/{token}.ics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/calendar")
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_open_deadlines_of_my_unit_are_in_it(open_matter: Open, town: Town, token: str) -> None:
    matter = open_matter("王某某家漏水")
    (event,) = events(token)
    assert matter.due_at is not None
    assert event["dtstart"].dt == localdate(matter.due_at)
    assert "王" not in event["summary"]
    assert str(matter.pk) in event["summary"]


def test_the_title_is_in_it_only_where_it_is_public(open_matter: Open, town: Town, token: str) -> None:
    Matter.objects.filter(pk=open_matter("修好滨海步道").pk).update(published=True)
    assert "修好滨海步道" in events(token)[0]["summary"]


def test_what_is_done_or_is_somebody_elses_is_not_in_it(open_matter: Open, town: Town, token: str) -> None:
    other = make_feed(account_of(town.stranger), "zh-hans")
    matter = open_matter()
    assert (len(events(token)), events(other)) == (1, [])
    act(matter, "refuse", actor=town.officer, facts={"why": "不属于本单位职责范围"})
    assert events(token) == []


def test_only_a_digest_of_the_secret_is_kept(town: Town, token: str) -> None:
    kept = CalendarFeed.objects.get()
    assert token not in str(vars(kept))
    assert feed_of(token) == kept


def test_a_new_address_ends_the_old_one_and_nobody_else_has_any(town: Town, token: str) -> None:
    fresh = make_feed(account_of(town.officer), "en")
    assert Client().get(f"/inbox/calendar/{token}.ics").status_code == 404
    assert Client().get(f"/inbox/calendar/{fresh}.ics").status_code == 200
    assert Client().get("/inbox/calendar/guessed.ics").status_code == 404


def test_an_account_that_was_closed_has_no_feed(town: Town, token: str, sign_in: SignIn) -> None:
    feed = CalendarFeed.objects.get()
    feed.account.is_active = False
    feed.account.save()
    assert Client().get(f"/inbox/calendar/{token}.ics").status_code == 404


def test_the_feed_is_in_the_language_of_its_maker(open_matter: Open, town: Town) -> None:
    open_matter()
    assert "Due:" in events(make_feed(account_of(town.officer), "en"))[0]["summary"]
