"""Confirming and applying: one promise, the firm's own account, and however often one clicks, one claim."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.kernel.models import Event
from jiannuo.people.models import Account
from jiannuo.policies.models import Claim
from jiannuo.policies.views.my.tests.conftest import ACCOUNT, PROMISES, WAN, Town, member

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Account], Client]
KEY = "k" * 32


def sent(town: Town, **changed: str) -> dict[str, str]:
    return {"account_name": town.firm.name, "key": KEY} | ACCOUNT | PROMISES | changed


def confirm(town: Town, client: Client, **changed: str) -> Any:
    return client.post(reverse("policies:my_confirm", args=[town.policies["fits"].pk]), sent(town, **changed))


def test_a_confirmation_makes_a_claim_and_says_what_comes_next(town: Town, client_for: ClientFor) -> None:
    client = client_for(town.boss)
    text = client.get(reverse("policies:my_confirm", args=[town.policies["fits"].pk])).content.decode()
    assert "20万元" in text
    assert town.firm.name in text
    answer = client.post(
        reverse("policies:my_confirm", args=[town.policies["fits"].pk]), sent(town), follow=True
    )
    claim = Claim.objects.get()
    assert (claim.amount, claim.way, claim.account_number) == (20 * WAN, "automatic", "2850123456789012")
    text = answer.content.decode()
    assert "收到了" in text
    assert "**** 9012" in text
    assert "2850123456789012" not in text, "the page shows the last four digits"


def test_a_double_click_makes_one_claim(town: Town, client_for: ClientFor) -> None:
    client = client_for(town.boss)
    for _time in range(2):
        assert confirm(town, client).status_code == 302
    assert Claim.objects.count() == 1


def test_two_people_of_one_firm_make_one_claim(town: Town, client_for: ClientFor) -> None:
    member(town.firm, "second")
    confirm(town, client_for(town.boss))
    answer = confirm(town, client_for(Account.objects.get(username="second")), key="z" * 32)
    assert Claim.objects.count() == 1
    assert answer["Location"] == reverse("policies:my_claim", args=[Claim.objects.get().pk])


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"account_number": "12345"}, "太短"),
        ({"account_number": "6222020000000000010"}, "校验位"),
        ({"account_name": "别的公司"}, "户名要与企业名称"),
        ({"promise": ""}, "请勾选承诺"),
        ({"consent": ""}, "请勾选"),
        ({"bank": "中行"}, "4"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    town: Town, client_for: ClientFor, changed: dict[str, str], says: str
) -> None:
    answer = confirm(town, client_for(town.boss), **changed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert says in text
    assert KEY in text, "the number of the form stays, so that nothing is done twice"
    assert not Claim.objects.exists()


def test_the_account_number_is_in_no_event(town: Town, client_for: ClientFor) -> None:
    confirm(town, client_for(town.boss))
    kept = "".join(str(event.facts) + str(event.effects) for event in Event.objects.all())
    assert "2850123456789012" not in kept


def test_what_needs_an_application_cannot_be_confirmed(town: Town, client_for: ClientFor) -> None:
    version = town.policies["manual"]
    answer = client_for(town.boss).post(reverse("policies:my_confirm", args=[version.pk]), sent(town))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("policies:my_apply", args=[version.pk])
    assert not Claim.objects.exists()


def test_an_application_shows_what_is_known_and_takes_the_rest(town: Town, client_for: ClientFor) -> None:
    client, url = client_for(town.boss), reverse("policies:my_apply", args=[town.policies["manual"].pk])
    text = client.get(url).content.decode()
    assert "已经知道的，不用再填" in text
    assert "主要产品有核心技术" in text
    answer = client.post(url, sent(town, statement="产品有自主专利。"), follow=True)
    assert "收到了" in answer.content.decode()
    claim = Claim.objects.get()
    assert claim.way == "applied"
    assert claim.events.get().facts["statement"] == "产品有自主专利。"


def test_another_firms_claim_is_not_there(town: Town, client_for: ClientFor) -> None:
    confirm(town, client_for(town.boss))
    claim, stranger = Claim.objects.get(), client_for(town.stranger)
    for url in (
        reverse("policies:my_claim", args=[claim.pk]),
        reverse("policies:my_claim_step", args=[claim.pk, "withdraw"]),
    ):
        assert stranger.get(url).status_code == 404
        assert stranger.post(url, {}).status_code in (404, 405)
    assert claim.title not in stranger.get(reverse("policies:my_claims")).content.decode()
    assert "高企认定奖励" not in stranger.get(reverse("policies:my_claims_file")).content.decode()
