"""Certificates and things of a kind, told by the enterprise: weak until checked, its own to take back."""

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from jiannuo.enterprises.actions import listing_own
from jiannuo.enterprises.actions.listing_own import Certificate, add_item, hold, take_back
from jiannuo.enterprises.attributes.declared import ITEM_KINDS
from jiannuo.enterprises.changing import facts_changed
from jiannuo.enterprises.facts import Evidence, Interval
from jiannuo.enterprises.knowing import facts_of
from jiannuo.enterprises.models import Enterprise, Item, Qualification
from jiannuo.enterprises.tests.conftest import DAY, WAN, Clerk, Make, SignIn, staff
from jiannuo.kernel.now import now

CLERK = Callable[[Enterprise], Clerk]
TITLE = "高新技术企业"
SENT = {"name": TITLE, "number": "GR2023", "issuer": "市科技局", "valid_from": "2023-10-01"}


def test_a_certificate_is_kept_as_the_enterprises_own_word(
    make: Make, clerk_of: CLERK, sign_in: SignIn
) -> None:
    row = make(1)
    client = sign_in(clerk_of(row).viewer)
    address = f"/my/enterprise/{row.pk}/held/"
    assert TITLE in client.get(f"{address}?name={TITLE}").content.decode()
    page = client.post(address, SENT | {"valid_until": "2026-09-30"}, follow=True).content.decode()
    for words in (TITLE, "企业自报", "待核", "GR2023", "市科技局"):
        assert words in page
    facts = facts_of([row.pk], DAY)[row.pk]
    assert facts.held[TITLE] == (date(2023, 10, 1), date(2026, 9, 30))
    assert facts.held_by[TITLE] is Evidence.DECLARED
    assert TITLE not in facts.founded_on(Evidence.REGISTER).held


def test_the_same_certificate_again_replaces_and_taking_it_back_leaves_it_readable(make: Make) -> None:
    row = make(1)
    for number in ("GR1", "GR2"):
        kept = hold(row.pk, Certificate(TITLE, date(2023, 10, 1), number=number))
    assert kept is not None
    assert list(Qualification.objects.filter(withdrawn_at=None).values_list("number", flat=True)) == ["GR2"]
    take_back(kept)
    assert not facts_of([row.pk], DAY)[row.pk].held
    assert Qualification.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": "没有这样的资质"}, "请从列出的里面选"),
        ({"valid_from": ""}, "请选日期"),
        ({"valid_from": "2023-02-30"}, "不是日期"),
        ({"valid_until": "2022-01-01"}, "早于开始日期"),
    ],
)
def test_a_certificate_that_cannot_be_is_refused_in_words(
    make: Make, clerk_of: CLERK, sign_in: SignIn, changed: dict[str, str], says: str
) -> None:
    row = make(1)
    answer = sign_in(clerk_of(row).viewer).post(f"/my/enterprise/{row.pk}/held/", SENT | changed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Qualification.objects.exists()


def test_a_contract_is_a_row_with_base_units(make: Make, clerk_of: CLERK, sign_in: SignIn) -> None:
    row = make(1)
    client = sign_in(clerk_of(row).viewer)
    address = f"/my/enterprise/{row.pk}/items/computing/"
    sent = {"computing_price": "120", "computing_kind": "domestic", "computing_on": "2024-05-20",
            "computing_paid": "no"}  # fmt: skip
    page = client.post(address, sent, follow=True).content.decode()
    assert "120万元" in page
    assert "国产算力" in page
    (facts,) = facts_of([row.pk], DAY)[row.pk].items["算力合同"]
    price = facts.values["computing_price", None]
    assert (price.value, price.evidence) == (Interval.point(120 * WAN), Evidence.DECLARED)
    item = Item.objects.get()
    client.post(f"{address}{item.pk}/withdraw/")
    assert not facts_of([row.pk], DAY)[row.pk].items


@pytest.mark.parametrize("kind", ITEM_KINDS, ids=lambda kind: kind.key)
def test_every_kind_has_its_form_in_both_languages(
    make: Make, clerk_of: CLERK, sign_in: SignIn, kind: object
) -> None:
    row = make(1)
    client, declared = sign_in(clerk_of(row).viewer), next(one for one in ITEM_KINDS if one is kind)
    address = f"/my/enterprise/{row.pk}/items/{declared.key}/"
    page = client.get(address).content.decode()
    assert all(f'name="{one.key}"' in page for one in declared.attributes)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert declared.english in client.get(address).content.decode()


def test_nothing_or_nonsense_makes_no_row(make: Make, clerk_of: CLERK, sign_in: SignIn) -> None:
    row = make(1)
    client = sign_in(clerk_of(row).viewer)
    for sent in ({}, {"hired_on": "昨天"}, {"hired_group": "<b>"}, {"name": "张三"}):
        assert client.post(f"/my/enterprise/{row.pk}/items/hired/", sent).status_code == 422
    assert client.get(f"/my/enterprise/{row.pk}/items/nothing/").status_code == 404
    assert not Item.objects.exists()


def test_what_others_said_and_others_rows_are_not_ones_own_to_take_back(
    make: Make, clerk_of: CLERK, sign_in: SignIn
) -> None:
    mine, theirs = make(1), make(2)
    client = sign_in(clerk_of(mine).viewer)
    registered = Qualification.objects.create(
        enterprise=mine, name=TITLE, valid_from=DAY, source="science", evidence=4, recorded_at=now()
    )
    with pytest.raises(ValueError, match="not told"):
        take_back(registered)
    other = hold(theirs.pk, Certificate(TITLE, DAY))
    assert other is not None
    for owner, row in ((mine, registered), (mine, other), (theirs, other)):
        assert client.post(f"/my/enterprise/{owner.pk}/held/{row.pk}/withdraw/").status_code == 404
    assert client.get(f"/my/enterprise/{theirs.pk}/held/").status_code == 404
    assert client.post(f"/my/enterprise/{theirs.pk}/items/hired/", {"hired_months": "3"}).status_code == 404
    assert not Qualification.objects.exclude(withdrawn_at=None).exists()


def test_a_list_has_an_end(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing_own, "MOST", 2)
    row = make(1)
    days = [date(2020 + n, 1, 1) for n in range(3)]
    assert [bool(hold(row.pk, Certificate(TITLE, day))) for day in days] == [True, True, False]
    assert [bool(add_item(row.pk, "hired", {"hired_paid": ["no"]})) for _ in range(3)] == [True, True, False]


def test_whoever_matches_policies_hears_of_it(
    make: Make, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    row, heard = make(1), []
    facts_changed.connect(listener := lambda ids, **_rest: heard.append(ids))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        kept = hold(row.pk, Certificate(TITLE, DAY))
        add_item(row.pk, "hired", {"hired_paid": ["no"]})
        assert kept is not None
        take_back(kept)
    facts_changed.disconnect(listener)
    assert heard == [frozenset({row.pk})] * 3


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/policies/my/7/?was=open", "/policies/my/7/?was=open"),
        ("https://elsewhere.example/", "known"),
        ("//elsewhere.example/", "known"),
        ("/\\elsewhere.example/", "known"),
        ("javascript:alert(1)", "known"),
        ("/" + "x" * 600, "known"),
        ("", "known"),
    ],
)
def test_one_returns_to_where_one_came_from_on_this_site_only(
    make: Make, clerk_of: CLERK, sign_in: SignIn, asked: str, leads: str
) -> None:
    row = make(1)
    client, known = sign_in(clerk_of(row).viewer), f"/my/enterprise/{row.pk}/"
    for form, sent in (("tell/rents/", {"value": "yes"}), ("held/", SENT)):
        answer = client.post(f"{known}{form}", sent, query_params={"next": asked})
        assert answer["Location"] == (known if leads == "known" else leads)
        page = client.get(f"{known}{form}", {"next": asked}).content.decode()
        assert f'href="{known if leads == "known" else "/policies/my/7/"}"' in page


def test_a_register_that_says_otherwise_is_named_on_returning(
    make: Make, clerk_of: CLERK, sign_in: SignIn
) -> None:
    row = make(1, staff(86))
    client = sign_in(clerk_of(row).viewer)
    address = f"/my/enterprise/{row.pk}/tell/staff/"
    sent = {"value": "91", "year": "2023"}
    answer = client.post(address, sent, query_params={"next": f"/my/enterprise/{row.pk}/"}, follow=True)
    page = answer.content.decode()
    assert "税务登记的是“86人”" in page
    assert f"/my/enterprise/{row.pk}/problems/new/?about=staff" in page


def test_values_and_qualifications_are_english_on_an_english_page(
    make: Make, clerk_of: CLERK, sign_in: SignIn
) -> None:
    row = make(1)
    client: Client = sign_in(clerk_of(row).viewer)
    known = f"/my/enterprise/{row.pk}/"
    client.post(f"{known}tell/org_type/", {"value": "limited"})
    client.post(f"{known}held/", SENT)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(known).content.decode()
    for words in ("limited company", "High-tech enterprise", "Told by the enterprise"):
        assert words in page
    assert "有限责任公司" not in page
