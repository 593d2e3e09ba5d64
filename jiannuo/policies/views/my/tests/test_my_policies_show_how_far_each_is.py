"""My policies: each under how far the firm is from it, and one fact moves a card at once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.enterprises.models import Value
from jiannuo.kernel.now import today
from jiannuo.people.models import Account
from jiannuo.policies.models import Match
from jiannuo.policies.views.my.tests.conftest import WAN, Town, member

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Account], Client]
HTMX: dict[str, Any] = {"headers": {"HX-Request": "true"}}


def page(client: Client, query: str = "") -> str:
    answer = client.get(reverse("policies:my") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def between(text: str, begin: str, end: str) -> str:
    return text[text.index(begin) : text.index(end)]


def test_each_policy_stands_in_its_group(town: Town, client_for: ClientFor) -> None:
    text = page(client_for(town.boss))
    assert "高企认定奖励" in between(text, 'id="fits"', 'id="asks"')
    assert "研发补助" in between(text, 'id="asks"', 'id="near"')
    near = between(text, 'id="near"', 'id="manual"')
    assert "升规奖励" in near
    assert "300万元" in near, "how far off is said"
    assert "核心技术奖励" in between(text, 'id="manual"', "pm-rest")
    assert "清算补助" in text[text.index("pm-rest") :], "what does not apply is folded, not hidden"
    assert "20万元" in between(text, "pm-sum-big", "pm-sum-parts")


def told(town: Town, value: str) -> dict[str, str]:
    year = today().year - 1
    return {
        "key": "research",
        "year": str(year),
        f"research-{year}-value": value,
        "next": reverse("policies:my"),
    }


def test_a_fact_told_in_its_place_moves_the_card_at_once(town: Town, client_for: ClientFor) -> None:
    client = client_for(town.boss)
    answer = client.post(reverse("policies:my_fact"), told(town, "150"), **HTMX)
    text = answer.content.decode()
    assert "<html" not in text, "HTMX gets the shelf alone"
    assert "研发补助" in between(text, "pm-moved", "pm-sum")
    assert "研发补助" in between(text, 'id="fits"', 'id="near"')
    row = Value.objects.get(enterprise=town.firm, attribute="research")
    assert (row.low, row.high, row.source) == (150 * WAN, 150 * WAN, "declared")
    assert Match.objects.get(version=town.policies["open"], enterprise=town.firm).standing == "fits"


def test_without_script_the_whole_page_comes_back(town: Town, client_for: ClientFor) -> None:
    answer = client_for(town.boss).post(reverse("policies:my_fact"), told(town, "3"))
    text = answer.content.decode()
    assert "<html" in text
    assert "已保存" in text


def test_a_slip_comes_back_in_its_place_and_nothing_is_kept(town: Town, client_for: ClientFor) -> None:
    for more in ({}, HTMX):
        answer = client_for(town.boss).post(reverse("policies:my_fact"), told(town, "很多"), **more)
        assert answer.status_code == (200 if more else 422)
        assert "请只填数字" in answer.content.decode()
    assert not Value.objects.filter(attribute="research").exists()


def test_what_one_may_not_tell_is_not_kept(town: Town, client_for: ClientFor) -> None:
    client = client_for(town.boss)
    for key in ("size", "nothing", "industry", ""):
        answer = client.post(reverse("policies:my_fact"), {"key": key, f"{key}--value": "x"})
        assert answer.status_code == 302
    assert not Value.objects.filter(source="declared").exists()


def test_tags_cut_the_shelf_down(town: Town, client_for: ClientFor) -> None:
    text = page(client_for(town.boss), "?tag=growing")
    assert "升规奖励" in text
    assert "高企认定奖励" not in text
    assert "高企认定奖励" in page(client_for(town.boss), "?tag=<script>"), "an unknown tag is none"


def test_before_anything_is_known_one_begins_with_tags(town: Town, client_for: ClientFor) -> None:
    client = client_for(town.stranger)
    text = page(client)
    assert 'name="tag"' in text
    assert client.post(reverse("policies:my_tags"), {"tag": ["growing", "bogus"]}).status_code == 302
    assert list(town.other.tags.values_list("key", flat=True)) == ["growing"]
    assert "checked" in page(client)


def test_somebody_of_two_firms_changes_between_them(town: Town, client_for: ClientFor) -> None:
    member(town.other, "boss")
    client = client_for(town.boss)
    assert "大连邻居商贸有限公司" in page(client)
    client.post(reverse("policies:my_switch"), {"enterprise": town.other.pk, "next": "https://evil.example/"})
    assert client.session["acting_enterprise"] == town.other.pk
    assert "现在可以享受" in page(client)
    assert "一键确认" not in page(client), "the other firm fits nothing"


def test_nobody_acts_for_a_firm_that_is_not_theirs(town: Town, client_for: ClientFor) -> None:
    client = client_for(town.boss)
    assert client.post(reverse("policies:my_switch"), {"enterprise": town.other.pk}).status_code == 404
    assert client.post(reverse("policies:my_switch"), {"enterprise": "²"}).status_code == 404


def test_an_account_of_no_firm_is_told_what_to_do(town: Town, client_for: ClientFor) -> None:
    alone = Account.objects.create(username="alone", standing="enterprise")
    assert "还没有关联企业" in page(client_for(alone))


def test_english_is_whole(town: Town, client_for: ClientFor) -> None:
    client = client_for(town.boss)
    client.cookies["django_language"] = "en"
    text = page(client)
    assert "Yours now" in text
    assert "Reward fits" in text


def test_the_front_door_says_what_waits(town: Town, client_for: ClientFor) -> None:
    text = client_for(town.boss).get("/").content.decode()
    assert "大连港湾软件有限公司" in text
    assert "20万元" in text
    assert reverse("policies:my") in text
    assert "港湾软件" not in Client().get("/").content.decode()
