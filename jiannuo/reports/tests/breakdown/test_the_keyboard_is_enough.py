"""An officer works down the table in a real browser without touching the mouse."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from jiannuo.reports.models import Task
from jiannuo.reports.tests.breakdown.conftest import District, Officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def at_the_table(
    chromium: Browser, live_server: LiveServer, district: District, officer: Officer
) -> Iterator[Page]:
    """The breakdown, open in Chromium, signed in as the supervision officer."""
    client = Client()
    client.force_login(officer.account)
    context = chromium.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.goto(live_server.url + reverse("reports:breakdown", args=[district.report.pk]))
    yield page
    context.close()
    assert faults == []


def _row(page: Page, task: Task) -> Any:
    return page.locator(f"#task-{task.pk}")


def test_confirm_undo_select_and_merge(at_the_table: Page, tasks: list[Task], district: District) -> None:
    Task.objects.update(lead_unit=district.housing, due_on=date(2031, 12, 31))
    page = at_the_table
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(_row(page, tasks[1])).to_be_focused()
    page.keyboard.press("c")
    expect(_row(page, tasks[1])).to_contain_text("已确认")
    expect(page.locator("#breakdown-progress")).to_contain_text("已确认 1 / 4 项")
    expect(_row(page, tasks[1])).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator("#breakdown-progress")).to_contain_text("已确认 0 / 4 项")
    expect(page.locator("#breakdown-toast")).to_contain_text("已撤销，恢复 1 项")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("[data-count]")).to_have_text("已选 2 项")
    page.get_by_role("button", name="合并").press("Enter")
    expect(page.locator("#breakdown-toast")).to_contain_text("已将 2 项合并为一项")
    expect(page.locator("tr[data-task]")).to_have_count(3)


def test_edit_pick_a_unit_and_save(at_the_table: Page, tasks: list[Task], district: District) -> None:
    page = at_the_table
    page.keyboard.press("j")
    page.keyboard.press("e")
    form = page.locator("[data-editing]")
    expect(form.locator(":focus")).to_have_count(1)
    unit = form.get_by_role("combobox", name=re.compile("牵头单位"))
    unit.focus()
    page.keyboard.type("城市")
    expect(form.locator(".bd-options:not([hidden]) li")).to_have_text([district.roads.name])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(unit).to_have_value(district.roads.name)
    assisting = form.get_by_role("combobox", name="配合单位")
    assisting.fill(f"{district.housing.name}、教育")
    assisting.press("ArrowDown")
    assisting.press("Enter")
    expect(assisting).to_have_value(f"{district.housing.name}、{district.schools.name}")
    form.get_by_label(re.compile("完成时限")).fill("2031-06-30")
    page.keyboard.press("Control+Enter")
    expect(_row(page, tasks[0])).to_contain_text("已确认")
    expect(_row(page, tasks[0])).to_contain_text(district.roads.name)
    expect(_row(page, tasks[0])).to_be_focused()


def test_escape_leaves_the_form_and_keys_rest_while_typing(at_the_table: Page, tasks: list[Task]) -> None:
    page = at_the_table
    page.keyboard.press("/")
    page.keyboard.type("jcx")
    expect(page.locator("[data-search]")).to_have_value("jcx")
    page.locator("[data-search]").blur()
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.locator("[data-editing] :focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[data-editing]")).to_have_count(0)
    expect(_row(page, tasks[0])).to_be_focused()


def test_shortcuts_are_explained_and_can_be_switched_off(at_the_table: Page, tasks: list[Task]) -> None:
    page = at_the_table
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("下一项、上一项")
    page.get_by_role("switch").press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".bd-now")).to_have_count(0)
