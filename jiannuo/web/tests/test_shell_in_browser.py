"""The shell as a browser runs it: policy, scripts, switches, widths, accessibility."""

import re

import pytest
from click.testing import CliRunner
from django.test import Client, override_settings
from playwright.sync_api import expect

from jiannuo.people.roles import Role
from jiannuo.web.tests.browser import PHONE, WIDE, Open, axe_findings, overflow
from jiannuo.web.tests.conftest import account_of
from jiannuo.web.tests.test_every_door import DOORS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def district(transactional_db: None) -> None:
    """The reference district with its report, as a fresh installation starts."""
    from jiannuo.reports.commands import reference
    from jiannuo.web.commands import district

    for command in (district, reference):
        outcome = CliRunner().invoke(command, ["load"], catch_exceptions=False)
        assert outcome.exit_code == 0, outcome.output


def _pages(role: Role | None) -> list[str]:
    """Every address without parameters that shows the role a page; exports and posts are none."""
    client = Client()
    if role:
        client.force_login(account_of(role))
    found = []
    for door in DOORS:
        if re.search("987654321|none", door.url) or door.name.startswith("admin:"):
            continue
        answer = client.get(door.url)
        answer.close()
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            found.append(door.url)
    return found


@override_settings(DEMO=True)
def test_one_click_signs_in_and_the_menu_signs_out(open_page: Open, transactional_db: None) -> None:
    account_of(Role.SUPERVISION)
    page = open_page("/sign-in")
    page.get_by_role("button", name="督查室人员").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("您好")
    page.locator(".jn-menu summary").click()
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_role("link", name="登录")).to_be_visible()


def test_the_theme_is_kept_and_auto_follows_the_system(open_page: Open, transactional_db: None) -> None:
    page = open_page(color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for theme in ("浅色", "深色"):
        page.get_by_role("button", name=theme).click()
        # the choice is sent and the page comes again: only then is there something to look at
        expect(page.get_by_role("button", name=theme, pressed=True)).to_be_visible()
        page.wait_for_load_state()
        assert (page.evaluate("getComputedStyle(document.body).backgroundColor") == dark) == (theme == "深色")
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_auto_follows_the_system_without_script_too(open_page: Open, transactional_db: None) -> None:
    light = open_page(java_script_enabled=False, color_scheme="light").screenshot()
    dark = open_page(java_script_enabled=False, color_scheme="dark").screenshot()
    assert light != dark


def test_large_type_is_large(open_page: Open, transactional_db: None) -> None:
    page = open_page("/sign-in")
    page.get_by_role("button", name="大字版").click()
    expect(page.locator("html.elder")).to_be_attached()
    sizes = page.evaluate(
        """[...document.querySelectorAll("main p, main label, main button, main input")].map(
             (element) => [parseFloat(getComputedStyle(element).fontSize), element.outerHTML])"""
    )
    assert sizes
    assert not [text for size, text in sizes if size < 18]
    assert page.locator("main .btn-primary").bounding_box()["height"] >= 60  # type: ignore[index]


def test_the_language_switch_comes_back_to_the_same_page(open_page: Open, transactional_db: None) -> None:
    page = open_page("/sign-in")
    page.get_by_role("button", name="English").click()
    expect(page).to_have_url(re.compile("/sign-in$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("登录")


def test_the_first_tab_stop_skips_to_the_content(open_page: Open, transactional_db: None) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.locator(".jn-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_phone_menu_opens_by_keyboard_and_closes_with_escape(
    open_page: Open, transactional_db: None
) -> None:
    page = open_page(size=PHONE)
    more = page.locator(".jn-more summary")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".jn-more-sheet")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".jn-more-sheet")).to_be_hidden()
    expect(more).to_be_focused()


@pytest.mark.parametrize("role", [None, Role.SUPERVISION])
def test_every_page_fits_the_phone_in_both_sizes_of_type(
    open_page: Open, district: None, role: Role | None
) -> None:
    account = account_of(role) if role else None
    for kind in ("normal", "large"):
        page = open_page(account=account, size=PHONE, cookies={"type": kind})
        for url in _pages(role):
            page.goto(url)
            assert overflow(page) == 0, f"{url} in {kind} type"


@pytest.mark.parametrize("width", [320, 768, 1024, 1280])
@pytest.mark.parametrize("role", [None, Role.SUPERVISION])
def test_the_header_fits_every_width_in_large_english_type(
    open_page: Open, transactional_db: None, role: Role | None, width: int
) -> None:
    account = account_of(role) if role else None
    cookies = {"type": "large", "django_language": "en"}
    assert overflow(open_page(account=account, size=(width, 800), cookies=cookies)) == 0


@pytest.mark.parametrize("role", [None, Role.SUPERVISION])
def test_every_page_is_free_of_serious_barriers(open_page: Open, district: None, role: Role | None) -> None:
    account = account_of(role) if role else None
    urls, found = _pages(role), []
    assert {"/", "/reports/promises/"} <= set(urls)
    for size, theme in ((WIDE, "light"), (PHONE, "dark")):
        page = open_page(account=account, size=size, cookies={"theme": theme})
        for url in urls:
            page.goto(url)
            found += [f"{url} at {size[0]}, {theme}: {line}" for line in axe_findings(page)]
    assert not found, "\n".join(found)


def test_the_search_for_barriers_finds_one(open_page: Open, transactional_db: None) -> None:
    page = open_page()
    page.locator("h1").evaluate("title => title.className = 'text-white'")
    page.locator("main").evaluate("main => main.append(document.createElement('input'))")
    assert [line.split(":")[0] for line in axe_findings(page)] == ["color-contrast", "label"]


def test_the_admin_runs_under_the_policy(open_page: Open, transactional_db: None) -> None:
    page = open_page("/admin/", account=account_of(Role.SETUP))
    expect(page.get_by_role("heading", level=1)).to_have_text("基础数据")
    for address in page.locator("#content-main th a").evaluate_all("links => links.map(a => a.href)"):
        page.goto(address)
    page.goto("/admin/people/unit/add/")
