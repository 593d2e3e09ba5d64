"""Addresses and tokens of channels cannot be read from the database, nor from a page."""

from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import connection
from pytest_django.fixtures import Settings

from jiannuo.notices.channels import vapid
from jiannuo.notices.masking import masked
from jiannuo.notices.models import Subscription
from jiannuo.notices.sealed import kept_key
from jiannuo.notices.tests.conftest import Town, account_of, channel


def test_the_database_holds_no_address_and_no_key(town: Town) -> None:
    made = channel(account_of(town.officer), address="someone@example.org", secret="agreed-key")
    assert (made.address, made.secret) == ("someone@example.org", "agreed-key")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM notices_subscription")
        stored = str(cursor.fetchall())
    assert "someone" not in stored
    assert "agreed-key" not in stored


def test_another_key_opens_nothing_and_breaks_nothing(town: Town, settings: Settings, tmp_path: Path) -> None:
    made = channel(account_of(town.officer))
    settings.VAR = tmp_path
    again = Subscription.objects.get(pk=made.pk)
    assert again.address == ""
    assert "重新添加" in masked(again)


def test_a_key_is_made_once_and_readable_by_the_site_only(tmp_path: Path, settings: Settings) -> None:
    settings.VAR = tmp_path / "new"
    first = kept_key("a-key", Fernet.generate_key)
    assert kept_key("a-key", Fernet.generate_key) == first
    assert (settings.VAR / "a-key").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in settings.VAR.iterdir()] == ["a-key"]


def test_the_push_key_survives_a_restart(tmp_path: Path, settings: Settings) -> None:
    settings.VAR = tmp_path
    before = vapid.public_key()
    vapid._key.cache_clear()
    assert vapid.public_key() == before
    assert len(before) == 87  # 65 bytes


@pytest.mark.parametrize(
    ("kind", "address", "shown"),
    [
        ("email", "zhang.wei@example.org", "z***@example.org"),
        ("wecom", "0123456789abcdef0123", "***0123"),
        ("webhook", "https://hook.example.org/secret?key=1", "hook.example.org/***"),
        ("push", '{"endpoint": "https://push.example.org/secret"}', "push.example.org"),
    ],
)
def test_pages_show_enough_to_recognise_ones_own(kind: str, address: str, shown: str) -> None:
    assert masked(Subscription(kind=kind, address=address)) == shown


def test_the_keys_of_tests_do_not_lie_in_the_sites_folder() -> None:
    assert "jiannuo-tests" in str(settings.VAR)
