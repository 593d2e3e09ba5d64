"""The demonstration's enterprises were visited: problems in every state that a visitor wants to see."""

from datetime import date

import pytest

from jiannuo.enterprises.demonstration.named import introduce
from jiannuo.enterprises.limits import load
from jiannuo.enterprises.models import Problem, Visit
from jiannuo.kernel.fold import differences
from jiannuo.people.models import Account, Person, Post, Tenure, Unit
from jiannuo.places.actions.start import load_divisions
from jiannuo.settings.paths import REFERENCE
from jiannuo.supervision.tests.conftest import on
from jiannuo.web.demonstration.visits import CALLS, Visits


@pytest.fixture
def peopled(db: None) -> None:
    """A supervision office, a street, the account of the visitor, and the enterprises with a story."""
    load_divisions(REFERENCE)
    load()
    office = Unit.objects.create(code="DCS", name="督查室", kind="government", order=1)
    post = Post.objects.create(unit=office, title="督查员", role="supervision")
    person = Person.objects.create(name="演示", demo=True)
    Account.objects.create(username="demo-supervision", person=person, standing="staff")
    Tenure.objects.create(person=person, post=post)
    street = Unit.objects.create(code="JD", name="某街道", kind="street", order=2, division_code="210202001")
    Post.objects.create(unit=street, title="工作人员", role="street")
    Account.objects.create(username="demo-enterprise", standing="enterprise")


def test_problems_are_as_far_as_they_should_be(peopled: None) -> None:
    with on("2024-09-18"):
        introduce()
        assert Visits(date(2024, 9, 18)).play() == len(CALLS)
        assert Visits(date(2024, 9, 18)).play() == 0
    assert Visit.objects.count() == len(CALLS)
    states = [row.state for row in Problem.objects.order_by("visit__visited_on", "pk")]
    assert sorted(states) == ["accepted", "accepted", "answered", "raised", "raised", "solved"]
    assert {row.round for row in Problem.objects.filter(state="accepted")} == {1, 2}
    assert all(row.demo for row in Problem.objects.all())
    assert [line for row in Problem.objects.all() for line in differences(row)] == []
