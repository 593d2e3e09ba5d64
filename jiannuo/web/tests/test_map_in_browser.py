"""The map and the organisation as a browser runs them: drawn, moved by keys, searched, free of barriers."""

import pytest
from playwright.sync_api import Page, expect

from jiannuo.people.actions.start import load_units
from jiannuo.people.roles import Role
from jiannuo.places.actions.start import load_divisions
from jiannuo.settings.paths import REFERENCE
from jiannuo.web.tests.browser import PHONE, WIDE, Open, axe_findings, overflow
from jiannuo.web.tests.conftest import account_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def district(transactional_db: None) -> None:
    """The reference district without its report."""
    load_divisions(REFERENCE)
    load_units(REFERENCE)


def _map(page: Page) -> Page:
    expect(page.locator("#map .leaflet-pane path.jn-land")).to_have_count(1)
    return page


@pytest.mark.usefixtures("district")
def test_the_boundary_is_drawn_with_scale_north_and_graticule(open_page: Open) -> None:
    page = _map(open_page("/places/map"))
    expect(page.locator("#figure")).to_be_hidden()
    expect(page.locator(".leaflet-control-scale-line")).to_contain_text("km")
    expect(page.get_by_role("img", name="上北下南", exact=True)).to_be_visible()
    assert page.locator(".jn-map-degree").count() >= 4


@pytest.mark.usefixtures("district")
def test_keys_move_and_zoom_and_one_button_brings_the_whole_back(open_page: Open) -> None:
    page = _map(open_page("/places/map"))
    land, name = page.locator("#map .leaflet-pane path.jn-land"), page.locator(".jn-map-name span")
    whole = land.bounding_box()
    page.locator("#map").focus()
    for _time in range(3):
        page.keyboard.press("+")
        page.wait_for_timeout(350)
    nearer = land.bounding_box()
    assert whole
    assert nearer
    assert nearer["width"] > whole["width"] * 1.2
    before = name.bounding_box()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(350)
    after = name.bounding_box()
    assert before
    assert after
    assert after["x"] < before["x"] - 30
    page.get_by_role("button", name="回到全区").click()
    page.wait_for_timeout(350)
    back = land.bounding_box()
    assert back
    assert abs(back["width"] - whole["width"]) < 2


@pytest.mark.usefixtures("district")
def test_without_script_the_outline_and_the_list_stand(open_page: Open) -> None:
    page = open_page("/places/map", java_script_enabled=False)
    expect(page.locator("#figure svg")).to_be_visible()
    page.locator(".jn-street summary").first.click()
    expect(page.get_by_role("rowheader").first).to_be_visible()


@pytest.mark.usefixtures("district")
def test_a_map_that_does_not_load_says_so_and_keeps_the_outline(open_page: Open) -> None:
    page = open_page()
    page.route("**/boundary.geojson", lambda route: route.abort())
    page.goto("/places/map")
    expect(page.get_by_text("地图没有载入")).to_be_visible()
    expect(page.locator("#figure svg")).to_be_visible()


@pytest.mark.usefixtures("district")
def test_typing_narrows_the_list_and_the_units(open_page: Open) -> None:
    page = open_page("/places/map")
    page.locator("#q").press_sequentially("虎山")
    expect(page.locator(".jn-street")).to_have_count(1)
    page.goto("/organisation/")
    page.locator("#q").press_sequentially("加装电梯")
    expect(page.locator(".jn-unit-name a")).to_have_text(["区住建局"])


@pytest.mark.usefixtures("district")
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/places/map?open", "/organisation/?q=电梯", "/organisation/units/QZF"])
def test_no_barrier_and_no_sideways_scrolling(
    open_page: Open, path: str, theme: str, size: tuple[int, int]
) -> None:
    page = open_page(path, account=account_of(Role.SUPERVISION), size=size, color_scheme=theme)
    assert axe_findings(page) == []
    assert overflow(page) <= 0
