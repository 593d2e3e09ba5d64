"""The organisation is public; who holds a post is shown to the government alone."""

import io
from datetime import date

import pytest
from django.test import Client

from jiannuo.people.lists.plan import plan_import
from jiannuo.people.lists.reading import read_list
from jiannuo.people.models import Account, Person, Post, Tenure, Unit, UnitDuty
from jiannuo.people.queries import search_units

PAGE = "/organisation/"
PARTIAL = {"HX-Request": "true"}


def _read(client: Client, url: str = PAGE, **query: str) -> str:
    answer = client.get(url, query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def officer(client: Client, district: object) -> Client:
    """Somebody of the housing bureau, signed in."""
    person = Person.objects.create(name="演示·某人", demo=True)
    post = Post.objects.get(unit__code="ZJJ", title="局长")
    Tenure.objects.create(person=person, post=post)
    client.force_login(
        Account.objects.create(username="a", person=person, standing="staff"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


@pytest.mark.usefixtures("district")
def test_the_public_sees_units_in_force_by_kind(client: Client) -> None:
    page = _read(client)
    for text in ("区住建局", "公安分局", "临江街道", "新桥社区", "待本区确认", "危房"):
        assert text in page
    assert "旧港街道" not in page


@pytest.mark.usefixtures("district")
def test_a_kind_shows_its_units_only_and_streets_bring_their_communities(client: Client) -> None:
    page = _read(client, kind="street")
    assert "新桥社区" in page
    assert "公安分局" not in page
    assert "公安分局" in _read(client, kind="no-such-kind")


@pytest.mark.usefixtures("district")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("住建局", ["ZJJ"]),
        ("平江市河东区住房和城乡建设局", ["ZJJ"]),
        ("危房", ["ZJJ"]),
        ("老旧危房谁来管", ["ZJJ"]),
        ("河东", ["GOV", "ZJJ", "330202001", "330202001001"]),
        ("zjj", ["ZJJ"]),
        ("改", ["ZJJ"]),
        ("火星", []),
        ("", []),
    ],
)
def test_a_search_finds_by_name_and_by_duty(query: str, found: list[str]) -> None:
    units = Unit.objects.on().prefetch_related("aliases", "duties")
    assert [match.unit.code for match in search_units(units, query)] == found


@pytest.mark.usefixtures("district")
def test_the_unit_with_the_heavier_duty_comes_first_and_a_name_before_any_duty() -> None:
    UnitDuty.objects.create(unit=Unit.objects.get(code="GOV"), word="危房", weight=1)
    units = Unit.objects.on().prefetch_related("aliases", "duties")
    assert [match.unit.code for match in search_units(units, "危房")] == ["ZJJ", "GOV"]
    Unit.objects.filter(code="GA").update(name="危房治理中心")
    assert [match.unit.code for match in search_units(units.all(), "危房")] == ["GA", "ZJJ", "GOV"]


@pytest.mark.usefixtures("district")
def test_a_duty_that_has_ended_finds_nobody() -> None:
    UnitDuty.objects.filter(word="危房").update(valid_to=date(2020, 1, 1))
    assert search_units(Unit.objects.on().prefetch_related("aliases", "duties"), "危房") == []


@pytest.mark.usefixtures("district")
@pytest.mark.parametrize("query", ["", "?q=危房", "?q=火星&kind=branch", "?kind=street"])
def test_the_partial_equals_a_fresh_load(client: Client, query: str) -> None:
    partial = client.get(PAGE + query, headers=PARTIAL).content.decode().strip()
    assert partial in client.get(PAGE + query).content.decode()


@pytest.mark.usefixtures("district")
def test_a_hostile_search_is_shown_as_text(client: Client) -> None:
    assert "<img" not in _read(client, q="<img src=x onerror=alert(1)>")


@pytest.mark.usefixtures("district")
def test_the_public_sees_posts_but_no_holder(client: Client) -> None:
    Tenure.objects.create(
        person=Person.objects.create(name="演示·某人"), post=Post.objects.get(unit__code="ZJJ", title="局长")
    )
    page = _read(client, f"{PAGE}units/ZJJ")
    assert "局长" in page
    assert "演示·某人" not in page
    assert "现任" not in page


def test_officers_see_who_holds_a_post_and_which_are_vacant(officer: Client) -> None:
    page = _read(officer, f"{PAGE}units/ZJJ")
    assert "演示·某人" in page
    assert "未登记" in page


def test_a_holder_of_yesterday_is_not_shown(officer: Client) -> None:
    gone = Person.objects.create(name="前任")
    Tenure.objects.create(
        person=gone, post=Post.objects.get(unit__code="ZJJ", title="工作人员"), valid_to=date(2020, 1, 1)
    )
    assert "前任" not in _read(officer, f"{PAGE}units/ZJJ")


@pytest.mark.usefixtures("district")
def test_a_dissolved_unit_is_history_for_officers_and_absent_for_the_public(client: Client) -> None:
    assert client.get(f"{PAGE}units/330202002").status_code == 404
    for code in ("no-such-unit", "%00", "%00'%20OR%201=1--"):
        assert client.get(f"{PAGE}units/{code}").status_code == 404


def test_officers_are_led_from_a_dissolved_unit_to_its_successor(officer: Client) -> None:
    page = _read(officer, f"{PAGE}units/330202002")
    assert "2019-12-31" in page
    assert "/organisation/units/330202001" in page


def test_officers_are_told_whose_consent_is_needed(officer: Client) -> None:
    assert "交办前须先征得同意" in _read(officer, f"{PAGE}units/GA")
    assert "交办前须先征得同意" not in _read(officer, f"{PAGE}units/ZJJ")


@pytest.mark.usefixtures("district")
def test_the_exported_list_reads_back_without_a_change(client: Client) -> None:
    answer = client.get(f"{PAGE}units.xlsx")
    plan = plan_import(read_list(io.BytesIO(answer.content)))
    assert (plan.empty, plan.same, plan.problems) == (True, 5, [])


@pytest.mark.django_db
def test_before_anything_is_loaded_the_page_says_what_to_do(client: Client) -> None:
    assert "jiannuo district load" in _read(client)


@pytest.mark.usefixtures("district")
def test_a_code_with_any_signs_has_a_page(client: Client) -> None:
    Unit.objects.create(code="A/1 甲?#", name="某中心", kind="enterprise")
    assert "某中心" in _read(client)
    assert client.get(f"{PAGE}units/A%2F1%20%E7%94%B2%3F%23").status_code == 200


@pytest.mark.usefixtures("district")
@pytest.mark.parametrize("url", [PAGE, f"{PAGE}units/ZJJ"])
def test_a_page_asks_the_database_a_fixed_number_of_times(
    client: Client, url: str, django_assert_max_num_queries: object
) -> None:
    for number in range(20):
        Unit.objects.create(code=f"N{number}", name=f"单位{number}", kind="government")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(url)
