"""The leaders' page counts what stands in the database, and shows it to those who work for the government."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from jiannuo.people.models import Account, Person, Post, Tenure, Unit
from jiannuo.people.roles import Role
from jiannuo.places.models import Division
from jiannuo.reports.models import Report, Task

SQUARE = {"type": "Polygon", "coordinates": [[[121.6, 38.9], [121.7, 38.9], [121.7, 39.0], [121.6, 38.9]]]}


@pytest.fixture
def officer(client: Client, db: None) -> Client:
    unit = Unit.objects.create(code="DC", name="区政府督查室", kind=Unit.Kind.GOVERNMENT)
    person = Person.objects.create(name="演示")
    post = Post.objects.create(unit=unit, title="督查员", role=Role.SUPERVISION)
    Tenure.objects.create(person=person, post=post)
    client.force_login(
        Account.objects.create(username="u", person=person, standing=Account.Standing.STAFF),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


@pytest.fixture
def report(db: None) -> Report:
    report = Report.objects.create(
        title="河东区政府工作报告",
        place="河东区",
        text="加装电梯30部。",
        text_sha256="1" * 64,
        planned_year=2024,
        adopted=True,
        loaded_at=datetime(2024, 1, 5, tzinfo=UTC),
    )
    for order, state in enumerate((Task.State.CONFIRMED, Task.State.DRAFT, Task.State.DROPPED)):
        Task.objects.create(
            report=report,
            order=order,
            quote="加装电梯30部",
            action="加装",
            object="电梯",
            domain="教育",
            state=state,
        )
    return report


def test_dropped_tasks_do_not_count(officer: Client, report: Report) -> None:
    page = officer.get("/reports/overview/").content.decode()
    assert '<progress class="share-bar" value="1" max="2"' in page


def test_the_outline_is_drawn_where_a_boundary_is_loaded(officer: Client, report: Report) -> None:
    assert "overview-land" not in officer.get("/reports/overview/").content.decode()
    Division.objects.create(code="330202", name="河东区", level=Division.Level.DISTRICT, boundary=SQUARE)
    assert "overview-land" in officer.get("/reports/overview/").content.decode()


def test_without_a_report_the_page_says_what_to_do(officer: Client) -> None:
    assert "还没有载入工作报告" in officer.get("/reports/overview/").content.decode()


def test_the_public_is_sent_to_sign_in(client: Client, report: Report) -> None:
    assert client.get("/reports/overview/").status_code == 302
