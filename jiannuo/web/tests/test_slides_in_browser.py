"""The slides of a meeting in a browser: keys, links, swipes; nothing runs over; no barriers; no script."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from jiannuo.commitments.actions.draft import Promised, draft_commitments
from jiannuo.commitments.actions.meetings import call_meeting
from jiannuo.commitments.models import Commitment, Meeting
from jiannuo.commitments.tests.conftest import District, district, on, promised
from jiannuo.kernel.act import act
from jiannuo.kernel.append_only import TABLES, protect, unprotect
from jiannuo.kernel.now import today
from jiannuo.web.tests.browser import PHONE, Open, axe_findings, overflow

__all__ = ["district", "promised"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PROTECTED = (*TABLES, "commitments_meetingpack")
ROOM = (1280, 720)
LONG = "改造老旧小区并同步实施雨污分流、加装电梯、增设停车位和无障碍设施，" * 3


@pytest.fixture(scope="module", autouse=True)
def _protected_again(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ends after the tables were emptied for the last time."""
    yield
    with django_db_blocker.unblock():
        protect(PROTECTED)


@pytest.fixture
def log(transactional_db: None) -> Iterator[None]:
    """The log as it is in use; afterwards, for emptying it, unprotected."""
    protect(PROTECTED)
    yield
    unprotect(PROTECTED)


@pytest.fixture
def meeting(log: None, district: District, promised: Promised) -> Meeting:
    """A meeting over eleven commitments that nobody signed for, with long names."""
    return made(district, promised)


def made(district: District, promised: Promised) -> Meeting:
    task = apps.get_model("reports.Task").objects.get(pk=promised.task_id)
    rows = [promised]
    for number in range(2, 12):
        task.pk, task.order = None, number
        task.save(force_insert=True)
        rows.append(replace(promised, task_id=task.pk, number=number, title=f"{LONG}{number}"[:300]))
    with on("2024-01-08"):
        for row in draft_commitments(rows, actor=district.supervisor):
            act(row, "approve_draft", actor=district.leader)
            act(row, "dispatch", actor=district.supervisor)
    facts = {
        "kind": "month", "day": today().isoformat(), "at": "09:30", "place": "三楼会议室",
        "chair": district.overseer.pk, "report": promised.report_id, "since": "2024-01-01",
    }  # fmt: skip
    assert Commitment.objects.count() == 11
    return call_meeting(facts, actor=district.supervisor)


@pytest.fixture
def show(open_page: Open, district: District, meeting: Meeting) -> Callable[..., Page]:
    def open_(path: str = "slides/", **options: Any) -> Page:
        return open_page(
            f"/commitments/meetings/{meeting.pk}/{path}", account=district.supervisor.account, **options
        )

    return open_


def cut_off(page: Page) -> list[str]:
    """What stands on the slide shown and does not fit into its own box, or lies outside the slide."""
    found: list[str] = page.evaluate(
        """() => {
          const slide = document.querySelector(".jp-now");
          const edge = slide.getBoundingClientRect();
          const foot = slide.querySelector(".jp-foot").getBoundingClientRect();
          const clamped = (node) => getComputedStyle(node).webkitLineClamp !== "none"
            || getComputedStyle(node).textOverflow === "ellipsis";
          return [...slide.querySelectorAll("*")].filter((node) => {
            if (node.closest("svg") || node.closest(".jp-foot")) return false;
            const box = node.getBoundingClientRect();
            const outside = box.right > edge.right + 1 || box.bottom > edge.bottom + 1
              || box.left < edge.left - 1;
            const onFoot = edge.height <= innerHeight + 1 && box.bottom > foot.top + 1;
            const over = node.scrollHeight > node.clientHeight + 2 && node.clientHeight > 0 && !clamped(node)
              && getComputedStyle(node).overflow === "hidden";
            return outside || onFoot || over;
          }).map((node) => `${node.tagName}.${node.className} ${node.textContent.trim().slice(0, 30)}`);
        }"""
    )
    return found


def number_of_slides(page: Page) -> int:
    return page.locator(".jp-slide").count()


def test_keys_turn_the_slides(show: Callable[..., Page]) -> None:
    page = show(size=ROOM)
    last = number_of_slides(page)
    assert last > 6
    place = page.locator("[data-place]")
    for key, number in (
        ("ArrowRight", 2), ("Space", 3), ("PageDown", 4), ("ArrowLeft", 3), ("End", last),
        ("ArrowRight", last), ("Home", 1), ("ArrowLeft", 1),
    ):  # fmt: skip
        page.keyboard.press(key)
        expect(place).to_have_text(f"{number} / {last}")
        expect(page.locator(".jp-slide:visible")).to_have_count(1)
        expect(page.locator(f"#s{number}")).to_be_visible()


def test_buttons_and_links_turn_them_too(show: Callable[..., Page]) -> None:
    page = show(size=ROOM)
    page.get_by_role("button", name="下一页").click()
    expect(page.locator("#s2")).to_be_visible()
    page.goto(f"{page.url.partition('#')[0]}#s3")
    expect(page.locator("#s3")).to_be_visible()
    page.get_by_role("button", name="深色或浅色").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")


@pytest.mark.parametrize("size", [ROOM, (1920, 1080), PHONE, (844, 390)])
def test_nothing_runs_over_on_any_slide(show: Callable[..., Page], size: tuple[int, int]) -> None:
    page = show(size=size)
    for number in range(1, number_of_slides(page) + 1):
        assert overflow(page) == 0, f"slide {number}"
        assert cut_off(page) == [], f"slide {number}"
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_slides_are_free_of_serious_barriers(show: Callable[..., Page], theme: str) -> None:
    found = []
    for size in (ROOM, PHONE):
        page = show(size=size, cookies={"theme": theme})
        for number in range(1, number_of_slides(page) + 1):
            found += [f"slide {number} at {size[0]}: {line}" for line in axe_findings(page)]
            page.keyboard.press("ArrowRight")
    assert not found, "\n".join(found)


def test_without_script_it_is_one_long_page(show: Callable[..., Page]) -> None:
    page = show(size=ROOM, java_script_enabled=False)
    assert page.locator(".jp-slide:visible").count() == number_of_slides(page)
    expect(page.locator("[data-nav]")).to_be_hidden()


def test_on_paper_each_slide_has_a_sheet(show: Callable[..., Page]) -> None:
    page = show(size=ROOM)
    sheets = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert sheets == number_of_slides(page)


def test_the_pages_of_a_meeting_are_free_of_serious_barriers(show: Callable[..., Page]) -> None:
    found = []
    for size, theme in ((ROOM, "light"), (PHONE, "dark")):
        page = show("", size=size, cookies={"theme": theme})
        here = page.url
        for url in (here, f"{here}decisions/", "/commitments/meetings/", "/commitments/meetings/new/"):
            page.goto(url)
            assert overflow(page) == 0, f"{url} at {size[0]}"
            found += [f"{url} at {size[0]}, {theme}: {line}" for line in axe_findings(page)]
    assert not found, "\n".join(found)


def test_the_scope_is_counted_while_one_chooses(show: Callable[..., Page], district: District) -> None:
    page = show("")
    page.goto("/commitments/meetings/new/")
    expect(page.locator("#scope")).to_contain_text("列入 11 项承诺")
    page.get_by_text("分管领导", exact=True).click()
    page.get_by_label("副区长（城建）").last.check()
    expect(page.locator("#scope")).to_contain_text("列入 11 项承诺，通知 2 家单位")
    page.get_by_text("单项承诺", exact=True).click()
    page.get_by_label("副区长（城建）").last.uncheck()
    page.get_by_label("1. 改造老旧小区", exact=True).check()
    expect(page.locator("#scope")).to_contain_text("列入 1 项承诺，通知 2 家单位")
