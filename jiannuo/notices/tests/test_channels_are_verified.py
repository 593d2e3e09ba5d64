"""A channel is its account's own only when a code sent to it has come back."""

import json
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from jiannuo.kernel.now import frozen_at
from jiannuo.notices import channels
from jiannuo.notices.channels.letter import Letter
from jiannuo.notices.models import Subscription
from jiannuo.notices.subscribing import CODE_HOLDS, CODE_TRIES, MOST, confirm, send_code, subscribe
from jiannuo.notices.tests.conftest import MORNING, Town, account_of

Kind = Subscription.Kind


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> list[Letter]:
    sent: list[Letter] = []
    monkeypatch.setattr(channels, "send", lambda _channel, letter: sent.append(letter))
    return sent


@pytest.fixture
def new(town: Town) -> Subscription:
    with frozen_at(MORNING):
        return subscribe(account_of(town.officer), Kind.EMAIL, "officer@example.org", language="zh-hans")


def code_in(letter: Letter) -> str:
    found = re.search(r"\d{6}", letter.body)
    assert found
    return found[0]


def test_the_code_that_was_sent_verifies(new: Subscription, letters: list[Letter]) -> None:
    with frozen_at(MORNING):
        send_code(new)
        assert not new.works
        assert code_in(letters[0]) not in new.code_digest
        confirm(new, f" {code_in(letters[0])} ")
    new.refresh_from_db()
    assert new.works


def test_a_code_holds_half_an_hour(new: Subscription, letters: list[Letter]) -> None:
    with frozen_at(MORNING):
        send_code(new)
    with frozen_at(MORNING + CODE_HOLDS + timedelta(seconds=1)), pytest.raises(ValidationError):
        confirm(new, code_in(letters[0]))


def test_a_code_cannot_be_guessed(new: Subscription, letters: list[Letter]) -> None:
    with frozen_at(MORNING):
        send_code(new)
        right = code_in(letters[0])
        wrong = "000000" if right != "000000" else "111111"
        for _try in range(CODE_TRIES):
            with pytest.raises(ValidationError):
                confirm(new, wrong)
        with pytest.raises(ValidationError):
            confirm(new, right)
    new.refresh_from_db()
    assert not new.works


def test_a_code_is_good_once(new: Subscription, letters: list[Letter]) -> None:
    with frozen_at(MORNING):
        send_code(new)
        confirm(new, code_in(letters[0]))
        with pytest.raises(ValidationError):
            confirm(new, code_in(letters[0]))


def test_a_code_of_one_channel_does_not_verify_another(
    new: Subscription, town: Town, letters: list[Letter]
) -> None:
    with frozen_at(MORNING):
        other = subscribe(account_of(town.officer), Kind.EMAIL, "boss@example.org", language="zh-hans")
        send_code(new)
        send_code(other)
        if code_in(letters[0]) != code_in(letters[1]):
            with pytest.raises(ValidationError):
                confirm(other, code_in(letters[0]))


def test_codes_are_not_sent_one_after_the_other(new: Subscription, letters: list[Letter]) -> None:
    with frozen_at(MORNING):
        send_code(new)
        with pytest.raises(ValidationError):
            send_code(new)
    with frozen_at(MORNING + timedelta(minutes=2)):
        send_code(new)
    assert len(letters) == 2


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (Kind.EMAIL, "nobody"),
        (Kind.EMAIL, "a@example.org\nBcc: b@example.org"),
        (Kind.WECOM, "https://evil.example.org/cgi-bin/webhook/send?key=0123456789abcdef0123"),
        (Kind.DINGTALK, "../robot"),
        (Kind.FEISHU, ""),
        (Kind.WEBHOOK, "https://127.0.0.1/hook"),
        (Kind.WEBHOOK, "http://example.org/hook"),
        (Kind.PUSH, "{}"),
        (
            Kind.PUSH,
            json.dumps({"endpoint": "http://push.example.org", "keys": {"p256dh": "a", "auth": "b"}}),
        ),
        (Kind.PUSH, "[" * 3000),
    ],
)
def test_what_cannot_be_an_address_is_refused_when_it_is_entered(
    town: Town, kind: Subscription.Kind, address: str
) -> None:
    with pytest.raises(ValidationError):
        subscribe(account_of(town.officer), kind, address, language="zh-hans")
    assert not Subscription.objects.exists()


def test_one_address_is_entered_once_and_not_without_end(new: Subscription, town: Town) -> None:
    with pytest.raises(ValidationError):
        subscribe(account_of(town.officer), Kind.EMAIL, "officer@example.org", language="zh-hans")
    for number in range(MOST - 1):
        subscribe(account_of(town.officer), Kind.EMAIL, f"{number}@example.org", language="zh-hans")
    with pytest.raises(ValidationError):
        subscribe(account_of(town.officer), Kind.EMAIL, "more@example.org", language="zh-hans")
