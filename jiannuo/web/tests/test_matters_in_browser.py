"""Steps of a matter as a browser takes them: on a phone, by keyboard, in the dark, without barriers."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.append_only import protect_all, unprotect_all
from jiannuo.kernel.models import Matter
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.matters.tests.sample import Repair
from jiannuo.web.tests.browser import PHONE, WIDE, Open, axe_findings, overflow

__all__ = ["town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module", autouse=True)
def _protected_again(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ends after the tables were emptied for the last time."""
    yield
    with django_db_blocker.unblock():
        protect_all()


@pytest.fixture
def log(transactional_db: None) -> Iterator[None]:
    """The log as it is in use; afterwards, for emptying it, unprotected.

    The fixture ``committed`` cannot do it here: the live server takes its database before any other.
    """
    protect_all()
    yield
    unprotect_all()


@pytest.fixture
def repair(log: None, town: Town) -> Matter:
    """A repair that the works bureau has to plan."""
    return begin(Repair, "report", actor=town.inspector, title="路灯不亮", facts={"who": "王某"}).matter


@pytest.fixture
def as_officer(log: None, open_page: Open, town: Town) -> Callable[..., Page]:
    def open_(path: str, **options: Any) -> Page:
        return open_page(path, account=town.officer.account, **options)  # type: ignore[attr-defined]

    return open_


def state(matter: Matter) -> str:
    return Matter.objects.get(pk=matter.pk).state


def test_a_step_is_taken_on_a_phone_from_the_list_of_duties(
    as_officer: Callable[..., Page], repair: Matter
) -> None:
    page = as_officer("/matters/mine/", size=PHONE)
    page.get_by_role("link", name="当场修好").click()
    page.get_by_label("进展情况").fill("换了灯泡。")
    assert overflow(page) == 0
    page.get_by_role("button", name="提交：当场修好").click()
    expect(page.get_by_role("status").first).to_contain_text("现在是“待核验”，轮到区政府办核验")
    assert state(repair) == "done"


def test_a_refusal_comes_into_the_page_with_what_was_typed(
    as_officer: Callable[..., Page], repair: Matter
) -> None:
    page = as_officer(f"/matters/{repair.pk}/", size=PHONE)
    page.get_by_role("link", name="报方案").click()
    expect(page).to_have_url(f"{page.url.split('/matters')[0]}/matters/{repair.pk}/plan/")
    page.get_by_label("投入").fill("很多")
    page.get_by_label("更换").check()
    page.get_by_role("button", name="提交：报方案").click()
    alert = page.locator("[data-refusal]")
    expect(alert).to_be_focused()
    expect(alert).to_contain_text("有 4 处没有填对。")
    expect(page.get_by_label("投入")).to_have_value("很多")
    expect(page.get_by_label("更换")).to_be_checked()
    assert overflow(page) == 0
    assert state(repair) == "reported"


def test_a_unit_is_searched_and_chosen_by_keyboard_alone(
    as_officer: Callable[..., Page], repair: Matter, town: Town
) -> None:
    unit = type(town.works)
    unit.objects.bulk_create(
        unit(code=f"U{number}", name=f"第{number}街道", kind="street", order=20 + number)
        for number in range(12)
    )
    page = as_officer(f"/matters/{repair.pk}/plan/")
    search = page.locator("[data-pick]").first.get_by_role("searchbox")
    search.focus()
    page.keyboard.type("第7")
    expect(page.locator("[data-pick]").first.locator("label:visible")).to_have_count(1)
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="第7街道")).to_be_checked()


def test_a_step_is_taken_by_keyboard_alone(as_officer: Callable[..., Page], repair: Matter) -> None:
    page = as_officer(f"/matters/{repair.pk}/")
    page.get_by_role("link", name="当场修好").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("进展情况")).to_be_focused()
    page.keyboard.type("换了灯泡。")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="提交：当场修好")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("待核验")
    assert state(repair) == "done"


def test_a_step_is_taken_without_script(as_officer: Callable[..., Page], repair: Matter) -> None:
    page = as_officer(f"/matters/{repair.pk}/", java_script_enabled=False)
    page.get_by_role("link", name="当场修好").click()
    page.get_by_label("进展情况").fill("换了灯泡。")
    page.get_by_role("button", name="提交：当场修好").click()
    expect(page.locator("main")).to_contain_text("轮到区政府办核验")
    assert state(repair) == "done"


def test_the_pages_are_free_of_serious_barriers(
    as_officer: Callable[..., Page], repair: Matter, town: Town
) -> None:
    other = begin(Repair, "report", actor=town.inspector, title="人行道塌陷").matter
    act(other, "quick", actor=town.officer, facts={"words": "补好了"})
    Matter.objects.filter(pk=repair.pk).update(due_at="2024-01-01T00:00Z")
    urls = [
        "/matters/mine/",
        f"/matters/{repair.pk}/",
        f"/matters/{repair.pk}/plan/",
        f"/matters/{other.pk}/",
    ]
    found = []
    for size, theme in ((WIDE, "light"), (PHONE, "dark")):
        page = as_officer("/", size=size, cookies={"theme": theme})
        for url in urls:
            page.goto(url)
            assert overflow(page) == 0, f"{url} at {size[0]}"
            found += [f"{url} at {size[0]}, {theme}: {line}" for line in axe_findings(page)]
        page.goto(f"/matters/{repair.pk}/plan/")
        page.get_by_role("button", name="提交：报方案").click()
        expect(page.locator("[data-refusal]")).to_be_visible()
        found += [f"refused, {theme}: {line}" for line in axe_findings(page)]
    assert not found, "\n".join(found)


def test_the_drawing_follows_the_dark(as_officer: Callable[..., Page], repair: Matter) -> None:
    colours = set()
    for theme in ("light", "dark"):
        page = as_officer(f"/matters/{repair.pk}/", cookies={"theme": theme})
        drawing = page.get_by_role("img", name="“设施维修”的办理流程")
        expect(drawing).to_be_visible()
        colours.add(
            drawing.locator(".mt-node:not(.mt-node-here) text").first.evaluate(
                "t => getComputedStyle(t).fill"
            )
        )
    assert len(colours) == 2


def test_large_type_fits_the_phone(as_officer: Callable[..., Page], repair: Matter) -> None:
    page = as_officer("/matters/mine/", size=PHONE, cookies={"type": "large"})
    for url in ("/matters/mine/", f"/matters/{repair.pk}/", f"/matters/{repair.pk}/plan/"):
        page.goto(url)
        assert overflow(page) == 0, url
