"""优化营商环境条例 art 36: what a district promises is not longer than the law's limit."""

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import Client

from jiannuo.kernel.limits.promises import refuse_longer_than_the_law
from jiannuo.kernel.models import CalendarYear, TimeLimit

pytestmark = pytest.mark.django_db


def promised(key: str, amount: int, unit: str) -> TimeLimit:
    return TimeLimit(key=key, label="承诺", amount=amount, unit=unit, source="本区承诺", local=True)


@pytest.mark.parametrize(
    ("key", "amount", "unit"),
    [
        ("licence.decide", 20, "working_day"),
        ("licence.decide", 1, "working_day"),
        ("licence.decide", 20, "calendar_day"),
        ("petition.resolve", 30, "working_day"),
        ("proposals.answer", 80, "calendar_day"),
        ("decisions.display", 45, "calendar_day"),
        ("nothing.statutory", 900, "calendar_day"),
    ],
)
def test_a_promise_within_the_law_is_taken(key: str, amount: int, unit: str) -> None:
    refuse_longer_than_the_law(promised(key, amount, unit))


@pytest.mark.parametrize(
    ("key", "amount", "unit", "sentence"),
    [
        ("licence.decide", 21, "working_day", "不能更长"),
        ("licence.decide", 30, "calendar_day", "不能更长"),
        ("licence.decide", 1, "month", "不能更长"),
        ("petition.resolve", 45, "working_day", "不能更长"),
        ("proposals.answer", 93, "calendar_day", "不能更长"),
        ("decisions.display", 29, "calendar_day", "不能更短"),
    ],
)
def test_a_promise_that_may_end_beyond_the_law_is_refused(
    key: str, amount: int, unit: str, sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        refuse_longer_than_the_law(promised(key, amount, unit))


@pytest.fixture
def setup_office(client: Client) -> Client:
    account = apps.get_model("people.Account").objects.create_superuser("setup", password="x")
    client.force_login(account)
    return client


def entry(**more: Any) -> dict[str, Any]:
    told = {"key": "licence.decide", "label": "承诺", "amount": 15, "unit": "working_day", "source": "承诺"}
    rest = {"start_rule": "at_once", "extension_amount": 0, "pauses": "[]", "english": "{}"}
    return told | rest | more


def test_the_set_up_page_takes_a_promise_as_the_districts_own(setup_office: Client) -> None:
    answer = setup_office.post("/admin/kernel/timelimit/add/", entry())
    assert answer.status_code == 302
    assert TimeLimit.objects.get(key="licence.decide", local=True).amount == 15
    assert TimeLimit.objects.get(key="licence.decide", local=False).amount == 20


@pytest.mark.parametrize("amount", [0, 21, 999_999])
def test_the_set_up_page_refuses_what_is_no_limit_or_beyond_the_law(
    setup_office: Client, amount: int
) -> None:
    answer = setup_office.post("/admin/kernel/timelimit/add/", entry(amount=amount))
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert not TimeLimit.objects.filter(key="licence.decide", local=True).exists()


def test_the_rows_of_the_law_and_the_calendar_are_only_looked_at(setup_office: Client) -> None:
    law = TimeLimit.objects.get(key="licence.decide")
    address = f"/admin/kernel/timelimit/{law.pk}/change/"
    assert setup_office.get(address).status_code == 200
    assert setup_office.post(address, entry()).status_code == 403
    year = CalendarYear.objects.get(year=2026)
    assert setup_office.get(f"/admin/kernel/calendaryear/{year.pk}/change/").status_code == 200
    assert setup_office.post(f"/admin/kernel/calendaryear/{year.pk}/delete/").status_code == 403
    assert setup_office.get("/admin/kernel/timelimit/").status_code == 200
