"""Pages of scores and lights as a browser sees them: on a phone, in the dark, without barriers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from pytest_django import DjangoDbBlocker

from jiannuo.commitments.models import Commitment, LightPeriod, ScoreFormula
from jiannuo.commitments.scores.freezing import freeze_scores
from jiannuo.commitments.tests.conftest import (
    District,
    district,
    drafted,
    moving,
    on,
    promised,
    report_progress,
)
from jiannuo.kernel.append_only import TABLES, protect, unprotect
from jiannuo.web.tests.browser import PHONE, WIDE, Open, axe_findings, overflow

__all__ = ["district", "drafted", "moving", "promised"]
#: what is only ever added to
KEPT = (*TABLES, "commitments_light", "commitments_score")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module", autouse=True)
def _protected_again(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ends after the tables were emptied for the last time."""
    yield
    with django_db_blocker.unblock():
        protect(KEPT)


@pytest.fixture(autouse=True)
def log(transactional_db: None) -> Iterator[None]:
    """The log as it is in use; afterwards, for emptying it, unprotected."""
    protect(KEPT)
    yield
    unprotect(KEPT)


@pytest.fixture
def scored(district: District, moving: Commitment) -> None:
    """Two months are frozen."""
    report_progress(moving, district.officer, "2024-01-31", "4")
    with on("2024-03-05"):
        freeze_scores()


def test_the_pages_are_free_of_serious_barriers(open_page: Open, district: District, scored: None) -> None:
    scores = ["", f"{district.lead.pk}/?month=2024-01", "formula/", "formula/change/", "groups/"]
    urls = [f"scores/{url}" for url in scores] + ["lights/", "lights/monthly/"]
    found = []
    for size, theme in ((WIDE, "light"), (PHONE, "dark")):
        page = open_page("/", account=district.supervisor.account, size=size, cookies={"theme": theme})
        for url in urls:
            page.goto(f"/commitments/{url}")
            assert overflow(page) == 0, f"{url} at {size[0]}"
            found += [f"{url} at {size[0]}, {theme}: {line}" for line in axe_findings(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_formula_is_changed_after_looking_at_what_it_does(
    open_page: Open, district: District, scored: None, size: tuple[int, int]
) -> None:
    page = open_page("/commitments/scores/formula/", account=district.supervisor.account, size=size)
    page.get_by_role("link", name="修改办法").click()
    page.get_by_label("满分 完成序时进度").fill("50")
    page.get_by_label("理由").fill("加重按时填报")
    page.get_by_role("button", name="看看会怎样").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("合计应为 100 分")
    page.get_by_label("满分 按时填报").fill("25")
    page.get_by_role("button", name="看看会怎样").click()
    expect(page.get_by_role("heading", name="如果 2024-02 就用新办法")).to_be_visible()
    assert overflow(page) == 0
    assert axe_findings(page) == []
    page.get_by_role("button", name="确认起用新办法").click()
    expect(page.get_by_role("status").first).to_contain_text("已经公布的得分不变")
    assert ScoreFormula.objects.count() == 2


def test_a_scheme_is_chosen_on_a_phone(open_page: Open, district: District, scored: None) -> None:
    page = open_page("/commitments/lights/", account=district.supervisor.account, size=PHONE)
    page.get_by_role("link", name="改用“按月亮灯”").click()
    page.get_by_role("button", name="确认改用").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_label("理由").fill("常务会议定")
    page.get_by_role("button", name="确认改用").click()
    expect(page.get_by_role("status").first).to_contain_text("按“按月亮灯”亮灯")
    assert overflow(page) == 0
    assert LightPeriod.objects.filter(scheme__key="monthly").exists()
