"""The frame around every page."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_chinese_unless_chosen_whatever_the_browser_announces(client: Client) -> None:
    page = client.get("/", headers={"accept-language": "en-US,en"}).content.decode()
    assert '<html lang="zh-Hans"' in page


def test_the_language_switch_is_remembered(client: Client) -> None:
    client.post("/language", {"language": "en", "next": "/"})
    assert '<html lang="en"' in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("name", "value", "mark"), [("theme", "dark", 'data-bs-theme="dark"'), ("type", "large", 'class="elder"')]
)
def test_a_preference_is_rendered_by_the_server(client: Client, name: str, value: str, mark: str) -> None:
    assert mark not in client.get("/").content.decode()
    assert client.post("/preference", {name: value, "next": "/"}).status_code == 302
    assert mark in client.get("/").content.decode()


def test_an_unknown_preference_is_refused(client: Client) -> None:
    assert client.post("/preference", {"theme": '"><script>'}).status_code == 400


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_a_preference_never_leads_off_the_site(client: Client, target: str) -> None:
    assert client.post("/preference", {"theme": "dark", "next": target}).headers["Location"] == "/"
