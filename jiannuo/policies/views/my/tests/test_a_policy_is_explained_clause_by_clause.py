"""One policy: every clause with the document's sentence, what is known, and where it is corrected."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.enterprises.actions.refreshing import refresh
from jiannuo.enterprises.models import Qualification
from jiannuo.kernel.now import today
from jiannuo.people.models import Account
from jiannuo.policies.models import Policy, Version
from jiannuo.policies.views.my.tests.conftest import Town

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Account], Client]


def page(town: Town, client: Client, which: str) -> str:
    answer = client.get(reverse("policies:my_policy", args=[town.policies[which].pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_fits_says_why_and_offers_one_button(town: Town, client_for: ClientFor) -> None:
    text = page(town, client_for(town.boss), "fits")
    assert "符合，可以享受" in text
    assert "持有有效证书的，奖励二十万元。" in text, "the document's own sentence"
    assert 'id="clause-1"' in text, "the clause is marked in the document"
    assert reverse("policies:my_confirm", args=[town.policies["fits"].pk]) in text
    assert "20万元" in text
    assert "这个数据不对？" in text


def test_what_is_near_says_how_far(town: Town, client_for: ClientFor) -> None:
    text = page(town, client_for(town.boss), "near")
    assert "还差一点" in text
    assert "300万元" in text
    assert "1,700万元" in text
    assert reverse("policies:my_apply", args=[town.policies["near"].pk]) not in text


def test_what_lacks_a_fact_asks_for_it(town: Town, client_for: ClientFor) -> None:
    text = page(town, client_for(town.boss), "open")
    assert "缺数据，还不能确定" in text
    assert 'name="key" value="research"' in text
    back = reverse("policies:my_policy", args=[town.policies["open"].pk])
    assert f'name="next" value="{back}?was=open"' in text, "one comes back to the policy"


def test_whoever_corrects_a_fact_returns_to_the_policy_and_reads_what_became_of_it(
    town: Town, client_for: ClientFor
) -> None:
    client, version, year = client_for(town.boss), town.policies["open"], today().year - 1
    (there,) = {
        unescape(found)
        for found in re.findall(r'href="([^"]*/tell/research/[^"]*)"', page(town, client, "open"))
    }
    assert client.get(there).status_code == 200
    back = client.post(there, {"value": "250", "year": str(year)})
    assert back["Location"].startswith(reverse("policies:my_policy", args=[version.pk]))
    text = client.get(back["Location"]).content.decode()
    assert "原来“缺数据，还不能确定”，现在“符合，可以享受”" in text
    assert "已登记" in text


@pytest.mark.parametrize("was", ["", "x", "none", "<b>"])
def test_only_an_answer_is_read_from_the_address(town: Town, client_for: ClientFor, was: str) -> None:
    address = reverse("policies:my_policy", args=[town.policies["fits"].pk])
    text = client_for(town.boss).get(address, {"was": was}).content.decode()
    assert ("按您填的重新算过" in text) == (was == "none")


def test_a_missing_certificate_is_told_in_its_form_and_counts_at_once(
    town: Town, client_for: ClientFor
) -> None:
    Qualification.objects.all().delete()
    refresh([town.firm.pk])
    client = client_for(town.boss)
    (there,) = {
        unescape(found) for found in re.findall(r'href="([^"]*/held/[^"]*)"', page(town, client, "fits"))
    }
    sent = {"name": "高新技术企业", "valid_from": "2020-01-01", "valid_until": "2099-12-31"}
    text = client.post(there, sent, follow=True).content.decode()
    assert "现在“符合，可以享受”" in text
    assert "企业自报" in text
    confirm = reverse("policies:my_confirm", args=[town.policies["fits"].pk])
    assert confirm not in text, "what only the enterprise says is no ground for money without application"


def test_what_people_decide_is_said(town: Town, client_for: ClientFor) -> None:
    text = page(town, client_for(town.boss), "manual")
    assert "由人认定" in text
    assert "主要产品有核心技术" in text


def test_what_does_not_fit_is_not_for_claiming(town: Town, client_for: ClientFor) -> None:
    client, version = client_for(town.boss), town.policies["far"]
    assert "现在不符合" in page(town, client, "far")
    for name in ("policies:my_confirm", "policies:my_apply"):
        assert client.get(reverse(name, args=[version.pk])).status_code == 302


def test_a_draft_is_nobodys_page(town: Town, client_for: ClientFor) -> None:
    policy = Policy.objects.create(
        key="test.draft", title="草案", level="district", issuer="区政府", unit=town.unit
    )
    seen = town.policies["fits"]
    draft = Version.objects.create(
        loop="policies.version", state="drafted", title="草案", policy=policy, condition=seen.condition,
        opened_at=seen.opened_at, moved_at=seen.moved_at, lead=town.unit,
    )  # fmt: skip
    for name in ("policies:my_policy", "policies:my_confirm", "policies:my_ask", "policies:my_object"):
        assert client_for(town.boss).get(reverse(name, args=[draft.pk])).status_code == 404


def test_hostile_words_of_a_document_stay_words(town: Town, client_for: ClientFor) -> None:
    Version.objects.filter(pk=town.policies["manual"].pk).update(
        document="<script>alert(1)</script>主要产品有核心技术。", summary="<img src=x onerror=alert(1)>"
    )
    text = page(town, client_for(town.boss), "manual")
    assert "<script>alert" not in text
    assert "<img src=x" not in text
