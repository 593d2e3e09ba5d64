"""Inspections as a browser sees them: overlaps while one writes, no barriers, a phone in large type."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from pytest_django import DjangoDbBlocker

from jiannuo.kernel.act import act
from jiannuo.kernel.append_only import protect_all, unprotect_all
from jiannuo.kernel.now import today
from jiannuo.supervision.models import Inspection
from jiannuo.supervision.tests.conftest import District, approve, district, draft
from jiannuo.web.tests.browser import PHONE, WIDE, Open, axe_findings, overflow

__all__ = ["district"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLAN = "/matters/new/supervision.inspection/draft/"


@pytest.fixture(scope="module", autouse=True)
def _protected_again(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ends after the tables were emptied for the last time."""
    yield
    with django_db_blocker.unblock():
        protect_all()


@pytest.fixture(autouse=True)
def log(transactional_db: None) -> Iterator[None]:
    """The log as it is in use; afterwards, for emptying it, unprotected."""
    protect_all()
    yield
    unprotect_all()


@pytest.fixture
def crowded(district: District) -> Inspection:
    """One inspection under way since today, and another of the same unit that waits for approval."""
    dates = {"begins_on": today().isoformat(), "ends_on": (today() + timedelta(days=9)).isoformat()}
    other = draft(district, "安全生产综合督查", field="safety", **dates)
    approve(district, other)
    act(other, "start", actor=district.inspector)
    found = {"unit": district.building.pk, "seen_on": dates["begins_on"], "what": "台账不全"}
    act(other, "find", actor=district.inspector, facts=found | {"verdict": "problem"})
    waiting = draft(district, units=[district.building.pk], **dates)
    act(waiting, "submit", actor=district.inspector)
    return waiting


def test_overlaps_come_while_the_plan_is_written(
    open_page: Open, district: District, crowded: Inspection
) -> None:
    page = open_page(PLAN, account=district.inspector.account)
    preview = page.locator(".sv-preview")
    expect(preview).to_contain_text("选好督查对象和起止日期")
    page.get_by_role("checkbox", name="区住建局", exact=True).first.check()
    page.get_by_label("开始日期").fill(today().isoformat())
    page.get_by_label("结束日期").fill(today().isoformat())
    page.get_by_label("结束日期").blur()
    expect(preview).to_contain_text("与另外 2 次督查重叠")
    expect(preview.locator(".sv-this")).to_have_count(1)


def test_the_pages_are_free_of_serious_barriers(
    open_page: Open, district: District, crowded: Inspection
) -> None:
    part = Inspection.objects.get(state="under_way").children.first()
    assert part is not None
    urls = ["/supervision/", PLAN, f"/matters/{crowded.pk}/", f"/matters/{part.parent_id}/"]
    found = []
    for size, theme in ((WIDE, "light"), (PHONE, "dark")):
        for account, addresses in (
            (district.inspector.account, urls),
            (district.leader.account, [f"/matters/{crowded.pk}/approve_plan/"]),
            (district.builder.account, ["/supervision/", f"/matters/{part.pk}/"]),
        ):
            page = open_page("/", account=account, size=size, cookies={"theme": theme})
            for url in addresses:
                page.goto(url)
                assert overflow(page) == 0, f"{url} at {size[0]}"
                found += [f"{url} at {size[0]}, {theme}: {line}" for line in axe_findings(page)]
    assert not found, "\n".join(found)


def test_large_type_fits_the_phone(open_page: Open, district: District, crowded: Inspection) -> None:
    page = open_page("/", account=district.inspector.account, size=PHONE, cookies={"type": "large"})
    for url in ("/supervision/", PLAN, f"/matters/{crowded.pk}/"):
        page.goto(url)
        assert overflow(page) == 0, url
