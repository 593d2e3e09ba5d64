"""My channels on a page: added, verified, changed, deleted, and nobody else's."""

import json
from typing import Any

import pytest
from django.contrib.messages import get_messages
from pytest_django.fixtures import Settings

from jiannuo.notices import channels
from jiannuo.notices.channels.letter import Letter, NotSent
from jiannuo.notices.message import all_messages
from jiannuo.notices.models import CalendarFeed, Subscription
from jiannuo.notices.tests.conftest import SignIn, Town, account_of, channel, text

BROWSER = {"endpoint": "https://push.example.org/abc", "keys": {"p256dh": "B", "auth": "A"}, "extra": "x"}


def said(answer: Any) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> list[Letter]:
    sent: list[Letter] = []
    monkeypatch.setattr(channels, "send", lambda _channel, letter: sent.append(letter))
    return sent


def test_a_channel_is_added_verified_changed_and_deleted(
    town: Town, sign_in: SignIn, letters: list[Letter], settings: Settings
) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    client = sign_in(town.officer)
    client.post("/inbox/settings/add", {"kind": "email", "address": "someone@example.org"})
    made = Subscription.objects.get()
    code = letters[0].body.split()[1][:6]
    client.post(f"/inbox/settings/{made.pk}/verify", {"code": code})
    page = text(client.get("/inbox/settings/"))
    assert "s***@example.org" in page
    assert "someone" not in page
    given = {"quiet_from": "22:00", "quiet_to": "06:00", "carries": ["kernel.alarm"]}
    client.post(f"/inbox/settings/{made.pk}/", given)
    made.refresh_from_db()
    assert (f"{made.quiet_from:%H:%M}", made.works) == ("22:00", True)
    assert "kernel.new_duty" in made.muted
    assert sorted([*made.muted, "kernel.alarm"]) == sorted(
        message.key for message in all_messages() if message.leaves
    )
    client.post(f"/inbox/settings/{made.pk}/remove")
    assert not Subscription.objects.exists()


def test_what_was_entered_wrongly_stays_in_the_form_with_the_reason(town: Town, sign_in: SignIn) -> None:
    answer = sign_in(town.officer).post("/inbox/settings/add", {"kind": "wecom", "address": "not-a-robot"})
    assert answer.status_code == 422
    assert "没有认出机器人的令牌" in answer.content.decode()
    assert 'value="not-a-robot"' in answer.content.decode()


def test_a_test_message_that_does_not_arrive_says_why(
    town: Town, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_channel: Subscription, _letter: Letter) -> None:
        raise NotSent("invalid webhook url")

    monkeypatch.setattr(channels, "send", refuse)
    answer = sign_in(town.officer).post(
        "/inbox/settings/add", {"kind": "wecom", "address": "0123456789abcdef"}
    )
    assert "invalid webhook url" in said(answer)


def test_email_is_offered_only_where_there_is_a_mail_server(
    town: Town, sign_in: SignIn, settings: Settings
) -> None:
    client = sign_in(town.officer)
    assert 'value="email"' not in text(client.get("/inbox/settings/"))
    settings.EMAIL_HOST = "mail.example.org"
    assert 'value="email"' in text(client.get("/inbox/settings/"))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("act", ["", "verify", "code", "remove"])
def test_nobody_touches_the_channel_of_another(town: Town, sign_in: SignIn, method: str, act: str) -> None:
    its = channel(account_of(town.officer))
    answer = getattr(sign_in(town.stranger), method)(f"/inbox/settings/{its.pk}/{act}")
    assert answer.status_code in (404, 405)
    assert Subscription.objects.filter(pk=its.pk).exists()


def test_a_browser_turns_on_pushes_and_keeps_only_what_is_needed(town: Town, sign_in: SignIn) -> None:
    client = sign_in(town.officer)
    for _time in range(2):
        answer = client.post("/inbox/settings/push", json.dumps(BROWSER), content_type="application/json")
        assert answer.status_code == 204
    made = Subscription.objects.get()
    assert made.works
    assert "extra" not in made.address


def test_a_browser_that_says_nonsense_is_told_so(town: Town, sign_in: SignIn) -> None:
    answer = sign_in(town.officer).post("/inbox/settings/push", "\xff{", content_type="application/json")
    assert (answer.status_code, "problem" in answer.json()) == (422, True)


def test_the_service_worker_is_at_the_root_and_never_kept(town: Town, sign_in: SignIn) -> None:
    answer = sign_in(town.officer).get("/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert b"showNotification" in answer.content


def test_the_calendar_address_is_shown_once(town: Town, sign_in: SignIn) -> None:
    client = sign_in(town.officer)
    client.post("/inbox/settings/calendar")
    first = text(client.get("/inbox/settings/"))
    assert "/inbox/calendar/" in first
    assert "/inbox/calendar/" not in text(client.get("/inbox/settings/"))
    client.post("/inbox/settings/calendar/revoke")
    assert not CalendarFeed.objects.exists()
