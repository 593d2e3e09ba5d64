"""The pages of the policy officer as a browser sees them: on a phone, in the dark, without barriers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from pytest_django import DjangoDbBlocker

from jiannuo.kernel.append_only import TABLES, protect, unprotect
from jiannuo.policies.models import Claim, Version
from jiannuo.policies.population import forget
from jiannuo.policies.tests.conftest import City, again, city, claim, draft, firm, on, policy, version
from jiannuo.web.tests.browser import PHONE, WIDE, Open, axe_findings, overflow

__all__ = ["city", "claim", "version"]
#: what is only ever added to
KEPT = (*TABLES, "policies_entry")
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
    forget()
    yield
    unprotect(KEPT)


@pytest.fixture
def drafted(city: City) -> Version:
    """A draft over a few firms."""
    with on("2024-03-04"):
        for number, revenue in ((3, 600), (4, 450), (5, None)):
            firm(number, revenue=revenue)
        return draft(city, policy(city, "district.other", title="上台阶再奖励"))


def test_the_pages_are_free_of_serious_barriers(
    open_page: Open, city: City, drafted: Version, version: Version, claim: Claim
) -> None:
    office = ["", "new/", "claims/", f"claims/{claim.pk}/", "batches/", "pools/", f"pools/{city.pool.pk}/"]
    office += ["questions/", "objections/", f"{version.pk}/matches/"]
    office += [
        f"{drafted.pk}/{name}" for name in ("", "terms/", "examples/", "simulate/", "checks/", "history/")
    ]
    urls = [f"office/{url}" for url in office] + ["", f"policy/{version.policy_id}/", "lists/", "figures/"]
    found = []
    for size, theme in ((WIDE, "light"), (PHONE, "dark")):
        page = open_page("/", account=city.officer.account, size=size, cookies={"theme": theme})
        for url in urls:
            page.goto(f"/policies/{url}")
            assert overflow(page) == 0, f"{url} at {size[0]}"
            found += [f"{url} at {size[0]}, {theme}: {line}" for line in axe_findings(page)]
    assert not found, "\n".join(found)


def test_a_word_is_offered_and_a_fault_mended_while_one_writes(
    open_page: Open, city: City, drafted: Version
) -> None:
    page = open_page(f"/policies/office/{drafted.pk}/", account=city.officer.account)
    text = page.get_by_label("条件的文字")
    text.fill("")
    text.press_sequentially("上年营业收", delay=20)
    offered = page.get_by_role("option").first
    expect(offered).to_contain_text("营业收入")
    text.press("Tab")
    expect(text).to_have_value("上年营业收入")
    text.press_sequentially(" 低于 300万元 且 企业规摸 为 小型")
    expect(page.locator("#fault mark")).to_have_text("企业规摸")
    page.get_by_role("button", name="改成“企业规模”").click()
    expect(page.locator("#fault")).to_contain_text("条件能读通")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("条件已保存")
    assert again(drafted).condition == "上年营业收入 低于 300万元 且 企业规模 为 小型"


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_sentence_is_filled_in_with_the_form(
    open_page: Open, city: City, drafted: Version, size: tuple[int, int]
) -> None:
    page = open_page(f"/policies/office/{drafted.pk}/", account=city.officer.account, size=size)
    page.get_by_label("改动：以下 2 项都要满足").click()
    page.get_by_role("button", name="加一条").click()
    page.get_by_label("看企业的什么").select_option("成立时间")
    page.get_by_label("多久").fill("1")
    page.get_by_role("button", name="写进条件").click()
    expect(page.get_by_label("条件的文字")).to_have_value(
        "上年营业收入 不低于 500万元【第二条】\n且 上年从业人员 不低于 10人【第三条】\n且 成立时间 满 1年"
    )
    assert overflow(page) == 0
    assert axe_findings(page) == []


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_cost_and_reach_move_with_the_threshold(
    open_page: Open, city: City, drafted: Version, size: tuple[int, int]
) -> None:
    page = open_page(f"/policies/office/{drafted.pk}/simulate/", account=city.officer.account, size=size)
    page.get_by_label("上年营业收入 不低于 500万元").nth(1).fill("700")
    expect(page.locator(".po-estimate")).to_contain_text("草案")
    assert overflow(page) == 0
    assert axe_findings(page) == []
    page.get_by_role("button", name="把这些门槛写进草案").click()
    expect(page.get_by_role("status").first).to_contain_text("门槛已写进草案")
    assert "700万元" in again(drafted).condition
