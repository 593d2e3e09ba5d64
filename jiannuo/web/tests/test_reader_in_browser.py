"""The reader in a real browser: records beside the text, words found, terms explained, marks switched."""

import pytest
from playwright.sync_api import expect

from jiannuo.people.roles import Role
from jiannuo.reports.models import Report
from jiannuo.reports.tests.conftest import span
from jiannuo.web.tests.browser import PHONE, WIDE, Open, axe_findings, overflow
from jiannuo.web.tests.conftest import account_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_click_on_a_figure_shows_its_record(open_page: Open, report: Report) -> None:
    page = open_page(f"/reports/{report.pk}/")
    page.locator("a.jr-fact", has_text="18.8亿元").click()
    expect(page.locator("#record .jr-card-figure")).to_have_text("18.8亿元")
    page.keyboard.press("Escape")
    expect(page.locator("#record .jr-card")).to_have_count(0)


def test_enter_on_the_handle_of_a_task_shows_its_record(open_page: Open, report: Report) -> None:
    page = open_page(f"/reports/{report.pk}/", size=PHONE)
    page.locator(".jr-handle").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#record .jr-card-subject")).to_have_text("建设首店经济街区")
    page.locator("[data-close]").click()
    expect(page.locator("#record .jr-card")).to_have_count(0)


def test_words_are_found_while_one_types_and_stepped_through(open_page: Open, report: Report) -> None:
    page = open_page(f"/reports/{report.pk}/")
    page.locator("#jr-words").fill("生产总值增长")
    expect(page.locator("[data-count]")).to_have_text("第 1 处，共 2 处")
    page.keyboard.press("Enter")
    expect(page.locator("[data-count]")).to_have_text("第 2 处，共 2 处")
    assert page.evaluate("[...CSS.highlights.get('now')].map(String)") == ["生产总值增长"]
    page.locator("#jr-words").fill("没有这个词")
    expect(page.locator("[data-count]")).to_have_text("没有找到")


def test_a_term_explains_itself_where_it_stands(open_page: Open, report: Report) -> None:
    page = open_page(f"/reports/{report.pk}/")
    page.locator("a.jr-term").first.click()
    expect(page.locator("#jr-explain")).to_be_visible()
    expect(page.locator("#jr-explain")).to_contain_text("首次开店。")


def test_marks_are_switched_off_and_stay_off(open_page: Open, report: Report) -> None:
    page = open_page(f"/reports/{report.pk}/")
    page.locator("[data-shows=tasks]").uncheck()
    expect(page.locator(".jr-handle")).to_be_hidden()
    page.reload()
    expect(page.locator(".jr-handle")).to_be_hidden()


def test_a_permanent_link_points_at_its_characters(open_page: Open, report: Report) -> None:
    start, end = span("一般公共预算收入")
    page = open_page(f"/reports/{report.pk}/#s{start}-{end}")
    page.wait_for_function("CSS.highlights.has('place')")
    assert page.evaluate("[...CSS.highlights.get('place')].map(String)") == ["一般公共预算收入"]


def test_a_filter_changes_the_table_and_the_address(open_page: Open, report: Report) -> None:
    page = open_page(f"/reports/{report.pk}/facts/")
    expect(page.locator("tbody tr")).to_have_count(4)
    page.locator("#jf-status").select_option("target")
    expect(page.locator("tbody tr")).to_have_count(2)
    assert "status=target" in page.url
    page.locator("#jf-words").fill("企业")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("#jf-words")).to_be_focused()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_pages_of_a_report_have_no_barriers_and_fit_the_screen(
    open_page: Open, report: Report, theme: str, size: tuple[int, int]
) -> None:
    page = open_page("/reports/", account=account_of(Role.SUPERVISION), size=size, cookies={"theme": theme})
    fact = report.facts.get(order=2)
    found = []
    for address in (
        f"/reports/{report.pk}/?q=总值",
        f"/reports/{report.pk}/facts/",
        f"/reports/facts/{fact.pk}/",
        f"/reports/{report.pk}/findings/",
        "/reports/upload/",
        "/reports/",
    ):
        page.goto(address)
        assert overflow(page) == 0, address
        # a search goes smoothly to its first hit; looked at on the way, a bar would pass over something
        page.wait_for_timeout(1500)
        page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        found += [f"{address} {line}" for line in axe_findings(page)]
    assert not found, "\n".join(found)
