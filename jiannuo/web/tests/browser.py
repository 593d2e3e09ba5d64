"""Driving a real browser: fixtures for tests marked ``browser`` (made known in jiannuo/conftest.py)."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from jiannuo.people.models import Account

#: no sandbox: the suite may run as root in a container; the rest keeps it from phoning anybody
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, PHONE = (1440, 900), (390, 844)
AXE = settings.ICONS.parents[3] / "axe-core" / "axe.min.js"
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run."""
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    program = os.environ.get("JIANNUO_CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, live_server: LiveServer) -> Iterator[Open]:
    """Open pages of the running site; whatever the browser complained of fails the test at its end."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            complaints.append(f"{message.text} ({message.location['url']})")

    def open_(
        path: str = "/",
        *,
        account: Account | None = None,
        size: tuple[int, int] = WIDE,
        cookies: dict[str, str] | None = None,
        **options: Any,
    ) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        context = chromium.new_context(viewport=viewport, base_url=live_server.url, **options)  # type: ignore[arg-type]
        contexts.append(context)
        held = dict(cookies or {}) | (_session(account) if account else {})
        context.add_cookies([{"name": name, "value": held[name], "url": live_server.url} for name in held])
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def page(open_page: Open) -> Page:
    """The home page as the public meets it on a wide screen."""
    return open_page()


def _session(account: Account) -> dict[str, str]:
    client = Client()
    client.force_login(account)
    return {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider


def axe_findings(page: Page) -> list[str]:
    """Serious and critical violations of WCAG 2.2 A and AA that axe-core finds on the page.

    Looks from the top of the page and at rest: what passes under the fixed header while a page
    scrolls by itself is no barrier, for its reader can scroll too.
    """
    if not AXE.exists():
        # a check for barriers that silently does not run finds none
        pytest.fail("axe-core is not installed: run npm ci (./test does)")
    # evaluated by the debugger, so the page's own policy stays in force
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        """async () => {
          window.scrollTo({top: 0, behavior: "instant"}); // also ends a smooth one under way
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
          const result = await axe.run({runOnly: {type: "tag", values: tags}});
          return result.violations
            .filter((rule) => ["serious", "critical"].includes(rule.impact))
            .map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(" ")
              + " " + (node.any[0]?.message ?? "")).slice(0, 4).join(" | ")}`);
        }"""
    )
    return [str(line) for line in found]
