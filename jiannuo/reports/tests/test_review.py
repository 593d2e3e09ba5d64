"""A figure read by the machine is a draft until a person has checked it."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from jiannuo.indicators.models import Observation
from jiannuo.people.roles import Role
from jiannuo.reports.models import Fact, FactChange, Report

pytestmark = pytest.mark.django_db

CORRECTION = {
    "kind": "correct", "subject": "一般公共预算收入", "value": "1890000000", "unit": "元",
    "comparator": ">=", "role": "level", "status": "result", "period": "2023",
}  # fmt: skip


def review(client: Client, fact: Fact, **given: str) -> int:
    sent = {"revision": str(fact.revision), **given}
    return client.post(f"/reports/facts/{fact.pk}/review/", sent).status_code


def test_confirming_keeps_who_and_when(officer: Client, report: Report) -> None:
    fact = report.facts.get(order=2)
    assert review(officer, fact, kind="confirm") == 302
    fact.refresh_from_db()
    assert fact.review == Fact.Review.CONFIRMED
    assert fact.reviewed_by is not None
    assert fact.reviewed_at is not None
    change = FactChange.objects.get()
    assert (change.kind, change.actor) == ("confirm", fact.reviewed_by)


def test_a_correction_keeps_the_reading(officer: Client, report: Report) -> None:
    fact = report.facts.get(order=2)
    assert review(officer, fact, **CORRECTION) == 302
    fact.refresh_from_db()
    assert (fact.value, fact.comparator, fact.review) == (Decimal(1890000000), ">=", "confirmed")
    assert fact.quote == "18.8亿元"
    change = FactChange.objects.get()
    assert (change.before["value"], change.after["value"]) == ("1880000000", "1890000000")
    page = officer.get(f"/reports/facts/{fact.pk}/").content.decode()
    assert "<del>1880000000</del> → <ins>1890000000</ins>" in page


def test_a_correction_that_makes_no_sense_is_refused_and_nothing_changes(
    officer: Client, report: Report
) -> None:
    fact = report.facts.get(order=2)
    assert review(officer, fact, **{**CORRECTION, "value2": "1"}) == 422
    assert review(officer, fact, **{**CORRECTION, "value": "许多"}) == 422
    assert not FactChange.objects.exists()
    fact.refresh_from_db()
    assert fact.value == Decimal(1880000000)


def test_who_saw_an_older_state_does_not_overwrite(officer: Client, report: Report) -> None:
    fact = report.facts.get(order=2)
    review(officer, fact, kind="reject")
    review(officer, fact, kind="confirm")
    fact.refresh_from_db()
    assert fact.review == Fact.Review.REJECTED
    assert FactChange.objects.count() == 1


def test_rejected_figures_can_be_checked_again(officer: Client, report: Report) -> None:
    fact = report.facts.get(order=2)
    review(officer, fact, kind="reject")
    fact.refresh_from_db()
    review(officer, fact, kind="reopen")
    fact.refresh_from_db()
    assert (fact.review, fact.reviewed_by, fact.reviewed_at) == (Fact.Review.DRAFT, None, None)


def test_many_are_confirmed_at_once_and_changed_ones_are_left(officer: Client, report: Report) -> None:
    one, two, three, four = report.facts.all()
    review(officer, two, kind="reject")
    Fact.objects.filter(pk=four.pk).update(revision=7)
    chosen = [f"{fact.pk}:{fact.revision}" for fact in (one, two, three, four)]
    answer = officer.post(f"/reports/{report.pk}/facts/confirm/", {"fact": chosen}, follow=True)
    assert list(report.facts.values_list("review", flat=True)) == [
        "confirmed", "rejected", "confirmed", "draft",
    ]  # fmt: skip
    page = answer.content.decode()
    assert "已核对 2 个数字" in page
    assert "1 个数字刚被他人改过" in page


def test_facts_of_another_report_are_not_confirmed_along(officer: Client, report: Report) -> None:
    fact = report.facts.get(order=1)
    other = Report.objects.create(
        title="另一份", text="文", text_sha256="b" * 64, loaded_at=report.loaded_at, adopted=True
    )
    officer.post(f"/reports/{other.pk}/facts/confirm/", {"fact": [f"{fact.pk}:0"]})
    fact.refresh_from_db()
    assert fact.review == Fact.Review.DRAFT


@pytest.mark.parametrize("sent", ["1", "1:2:3", "a:b", "1:", "１:−1"])
def test_garbage_is_a_bad_request(officer: Client, report: Report, sent: str) -> None:
    assert officer.post(f"/reports/{report.pk}/facts/confirm/", {"fact": [sent]}).status_code == 400


@pytest.mark.parametrize("role", [Role.DEPARTMENT, Role.STREET, Role.LEADER, Role.DEPUTY])
def test_other_roles_do_not_check(signed_in: Callable[[Role], Client], report: Report, role: Role) -> None:
    client = signed_in(role)
    fact = report.facts.get(order=1)
    assert review(client, fact, kind="confirm") == 403
    answer = client.post(f"/reports/{report.pk}/facts/confirm/", {"fact": [f"{fact.pk}:0"]})
    assert answer.status_code == 403
    assert not FactChange.objects.exists()


def test_the_public_sees_no_history_and_no_form(client: Client, officer: Client, report: Report) -> None:
    fact = report.facts.get(order=1)
    review(officer, fact, kind="confirm")
    page = client.get(f"/reports/facts/{fact.pk}/").content.decode()
    assert "核对记录" not in page
    assert "更正读取的内容" not in page


def test_the_series_follows_the_checking(officer: Client, report: Report) -> None:
    fact = report.facts.get(order=2)
    review(officer, fact, kind="confirm")
    kept = Observation.objects.get(indicator__key="general-budget-revenue")
    assert (kept.value, kept.year, kept.confirmed, kept.basis) == (Decimal(1880000000), 2023, True, "report")
    fact.refresh_from_db()
    review(officer, fact, kind="reject")
    assert not Observation.objects.filter(indicator__key="general-budget-revenue").exists()
    assert Observation.objects.filter(indicator__key="gdp").count() == 2
