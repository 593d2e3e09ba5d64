"""An enterprise's pages as a phone sees them: a card moves at once, money in three taps, no barriers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from pytest_django import DjangoDbBlocker

from jiannuo.kernel.append_only import protect_all, unprotect_all
from jiannuo.policies.actions.asking import ask
from jiannuo.policies.models import Claim
from jiannuo.policies.views.my.tests.conftest import ACCOUNT, Town, town
from jiannuo.web.tests.browser import PHONE, WIDE, Open, axe_findings, overflow

__all__ = ["town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SMALL = (360, 740)


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


def test_a_fact_moves_the_card_without_leaving_the_page(open_page: Open, town: Town) -> None:
    page = open_page("/policies/my/", account=town.boss, size=SMALL)
    expect(page.locator("section:has(#asks)")).to_contain_text("研发费用")
    page.locator(".pm-ask input[inputmode=decimal]").fill("150")
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".pm-moved")).to_contain_text("研发补助")
    expect(page.locator("section:has(#fits)")).to_contain_text("研发补助")
    expect(page.locator("#asks")).to_have_count(0)
    assert page.url.endswith("/policies/my/")


def test_confirming_takes_an_account_and_a_promise(open_page: Open, town: Town) -> None:
    page = open_page("/policies/my/", account=town.boss, size=SMALL)
    page.get_by_role("link", name="一键确认").click()
    page.get_by_label("收款账号").fill(ACCOUNT["account_number"])
    page.get_by_label("开户银行").fill(ACCOUNT["bank"])
    button = page.get_by_role("button", name="确认领取")
    button.click()
    expect(page.get_by_role("alert")).to_contain_text("2 处要改")
    page.get_by_label("我承诺").check()
    page.get_by_label("同意将").check()
    button.dblclick()
    expect(page.get_by_text("收到了。")).to_be_visible()
    expect(page.locator("[aria-current=step]")).to_contain_text("核对")
    assert Claim.objects.count() == 1


def urls(town: Town) -> list[str]:
    """Every page, with something on it."""
    question = ask(
        town.viewer,
        town.policies["open"].policy,
        town.firm,
        facts={"words": "委托研发算不算？"},
        key="q" * 20,
    )
    of = {name: f"/policies/my/{version.pk}/" for name, version in town.policies.items()}
    return [
        "/policies/my/",
        *of.values(),
        f"{of['fits']}confirm/",
        f"{of['manual']}apply/",
        f"{of['open']}ask/",
        f"{of['near']}object/",
        "/policies/my/claims/",
        "/policies/my/questions/",
        f"/policies/my/questions/{question.pk}/",
        "/policies/my/ladder/",
    ]


def test_the_pages_are_free_of_serious_barriers(open_page: Open, town: Town) -> None:
    found = []
    addresses = urls(town)
    for size, cookies in (
        (WIDE, {"theme": "light", "django_language": "en"}),
        (SMALL, {"theme": "dark"}),
        (PHONE, {"type": "large"}),
    ):
        page = open_page("/", account=town.boss, size=size, cookies=cookies)
        for url in addresses:
            page.goto(url)
            where = f"{url} at {size[0]} {cookies}"
            assert overflow(page) == 0, where
            # what passes under the bar at the bottom is no barrier: its reader can scroll
            lines = [line for line in axe_findings(page) if "partially obscured" not in line]
            found += [f"{where}: {line}" for line in lines]
    assert not found, "\n".join(found)


def test_what_is_tapped_is_large_enough(open_page: Open, town: Town) -> None:
    """44 px a side for whatever acts, text links in a sentence aside (WCAG 2.5.5)."""
    page = open_page("/", account=town.boss, size=SMALL)
    small = []
    for url in urls(town):
        page.goto(url)
        small += page.evaluate(
            """(url) => [...document.querySelectorAll("main :is(button, summary, .btn, .pm-tabs a, select)")]
              .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 43.5)
              .map((one) => `${url} ${one.textContent.trim().slice(0, 20)} ${one.offsetHeight}`)""",
            url,
        )
    assert not small, "\n".join(small)


def test_choices_stay_in_their_field(open_page: Open, town: Town) -> None:
    page = open_page(f"/policies/my/{town.policies['near'].pk}/object/", account=town.boss, size=SMALL)
    outside = page.evaluate(
        """() => [...document.querySelectorAll("main fieldset")].flatMap((field) => {
          const box = field.getBoundingClientRect();
          return [...field.querySelectorAll("label")].filter((label) => {
            const inner = label.getBoundingClientRect();
            return inner.bottom > box.bottom + 1 || inner.right > box.right + 1;
          }).map((label) => label.textContent);
        })"""
    )
    assert not outside
    page.get_by_role("radio", name="匹配结论").check()
    page.get_by_role("checkbox").first.check()
    page.get_by_label("异议和理由").fill("营业收入应为二千一百万元，见审计报告。")
    page.get_by_role("button", name="提出异议").click()
    expect(page.get_by_text("由人复核，有结果会通知您")).to_be_visible()
