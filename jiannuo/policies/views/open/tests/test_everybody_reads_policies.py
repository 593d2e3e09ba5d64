"""What the public reads: policies in plain words, figures without anybody to be told apart, open data."""

import csv
import io

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from jiannuo.kernel.act import act
from jiannuo.policies.models import Claim, Version
from jiannuo.policies.queries.paid_figures import figures
from jiannuo.policies.rematching import rematch_version
from jiannuo.policies.tests.conftest import (
    City,
    again,
    confirm,
    draft,
    firm,
    member,
    on,
    policy,
    publish,
    sent,
)

pytestmark = pytest.mark.django_db


def read(name: str, *args: object, **asked: str) -> str:
    """The text of a page that the public opens, on 5 March 2024."""
    with on("2024-03-05"):
        answer = Client().get(reverse(f"policies:{name}", args=args), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_policy_is_told_in_plain_words_with_the_sentences_of_the_document(version: Version) -> None:
    page = read("policy", version.policy_id)
    for words in ("20万元", "以下 2 项都要满足", "上年度营业收入不低于500万元。", "第二条", "免申即享"):
        assert words in page


def test_a_policy_is_told_in_english(version: Version) -> None:
    with on("2024-03-05"):
        client = Client()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        answer = client.get(reverse("policies:policy", args=[version.policy_id]))
    page = answer.content.decode()
    assert "CNY 200,000" in page
    assert "上年营业收入 不低于" not in page


def test_policies_are_found_by_words_level_and_way(city: City, version: Version) -> None:
    title = version.policy.title
    for asked in ({}, {"q": "上台阶"}, {"q": "营业收入"}, {"level": "district"}, {"automatic": "1"}):
        assert title in read("policies", **asked)
    for asked in ({"q": "没有的词"}, {"level": "national"}, {"tag": "x"}, {"ended": "1"}, {"unit": "999999"}):
        assert title not in read("policies", **asked)


def test_a_draft_is_nobodys_business(city: City) -> None:
    with on("2024-03-04"):
        version = draft(city, policy(city, "district.secret", title="还没有定的政策"))
    assert "还没有定的政策" not in read("policies")
    assert Client().get(reverse("policies:policy", args=[version.policy_id])).status_code == 404


def test_a_policy_that_is_over_is_found_among_those_that_ended(city: City, version: Version) -> None:
    with on("2024-03-05"):
        act(version, "withdraw", actor=city.head, facts={"reason": "上位政策已经覆盖"})
    assert version.policy.title not in read("policies")
    assert version.policy.title in read("policies", ended="1")
    assert "现在不执行" in read("policy", version.policy_id)


def test_small_numbers_of_enterprises_are_not_said(city: City, version: Version) -> None:
    with on("2024-03-04"):
        rematch_version(version)
    assert "&lt;3" in read("policy", version.policy_id)
    with on("2024-03-04"):
        firm(7)
        rematch_version(version)
    assert "<dd>3 " in read("policy", version.policy_id)


def paid(city: City, version: Version, number: int, first: int = 20) -> list[Claim]:
    """So many firms were paid on 19 March."""
    claims = []
    with on("2024-03-05"):
        for at in range(first, first + number):
            made = firm(at)
            claims.append(confirm(member(f"m{at}", made), version, made))
    batch = sent(city, version, *claims)
    with on("2024-03-19", 15):
        for one in claims:
            told = {"number": again(one).payment_number, "paid_on": "2024-03-19"}
            act(one, "receive", actor=city.payer, facts=told)
    assert batch.claims.count() == number
    return claims


@pytest.mark.parametrize(("firms", "said"), [(2, None), (3, 3 * 20_000_000)])
def test_money_of_few_is_not_said_by_policy_or_month_or_in_all(
    city: City, version: Version, firms: int, said: int | None
) -> None:
    paid(city, version, firms)
    found = figures(2024)
    assert [one.money for one in found.policies] == [said]
    assert found.by_month == [said]
    assert found.money == said
    assert (found.claims, found.automatic_share, found.days) == ((3, 100, 15) if said else (None, None, None))
    rows = list(csv.DictReader(io.StringIO(read("open_csv").removeprefix("\ufeff"))))
    assert rows[0]["paid_fen"] == ("" if said is None else str(said))
    assert version.policy.title in read("figures", year="2024")


def test_the_total_less_the_other_policy_is_not_the_money_of_few(city: City, version: Version) -> None:
    with on("2024-03-04"):
        other = publish(city, policy(city, "district.other", title="另一项奖励"))
    paid(city, version, 3)
    paid(city, other, 2, first=40)
    found = figures(2024)
    # five enterprises in all, and in March: the money of two is what the three did not get
    assert (found.money, found.enterprises) == (100_000_000, 5)
    assert [(one.paid, one.money, one.days) for one in found.policies] == [(None, None, None)] * 2
    rows = list(csv.DictReader(io.StringIO(read("open_csv").removeprefix("\ufeff"))))
    assert [(one["paid"], one["paid_fen"]) for one in rows] == [("", "")] * 2
    with on("2024-03-20"):
        said = Client().get(reverse("policies:open_json")).json()
    assert [one["paid_fen"] for one in said["rows"]] == [None, None]


def test_open_data_describe_themselves(version: Version) -> None:
    with on("2024-03-05"):
        said = Client().get(reverse("policies:open_json")).json()
    assert said["@type"] == "dcat:Dataset"
    assert [one["dcat:mediaType"] for one in said["dcat:distribution"]] == ["text/csv", "application/json"]
    assert said["rows"][0]["policy"] == version.policy.key


@pytest.mark.parametrize("year", ["", "x", "0000", "99999", "²"])
def test_any_year_opens(version: Version, year: str) -> None:
    assert read("figures", year=year)
