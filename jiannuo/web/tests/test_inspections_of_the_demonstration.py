"""The demonstration year has inspections in every state that a visitor wants to see."""

from datetime import date

import pytest

from jiannuo.kernel.fold import differences
from jiannuo.kernel.now import now
from jiannuo.people.models import Account, Person, Post, Tenure, Unit
from jiannuo.supervision.models import Inspection, Part
from jiannuo.supervision.queries.touching import planned, touching
from jiannuo.supervision.tests.conftest import on
from jiannuo.web.demonstration.inspections import UNITS, Inspections

DAY = date(2024, 9, 18)


@pytest.fixture
def peopled(db: None) -> None:
    """A government with a leader, its supervision office, and as many departments as the play needs."""
    government = Unit.objects.create(code="QZF", name="区政府", kind="government", order=0)
    Post.objects.create(unit=government, title="区长", role="leader")
    office = Unit.objects.create(code="DCS", name="督查室", kind="government", parent=government, order=1)
    post = Post.objects.create(unit=office, title="督查员", role="supervision")
    person = Person.objects.create(name="演示", demo=True)
    Account.objects.create(username="demo-supervision", person=person, standing="staff")
    Tenure.objects.create(person=person, post=post)
    for number in range(UNITS):
        unit = Unit.objects.create(
            code=f"J{number}", name=f"第{number}局", kind="government", parent=government, order=number + 2
        )
        Post.objects.create(unit=unit, title="工作人员", role="department")


def test_five_inspections_are_as_far_as_they_should_be(peopled: None) -> None:
    assert Inspections(DAY).play() == 5
    rows = list(Inspection.objects.order_by("pk"))
    assert [row.state for row in rows] == ["finished", "fed_back", "fed_back", "under_way", "submitted"]
    assert all(row.demo for row in rows)
    assert [line for row in [*rows, *Part.objects.all()] for line in differences(row)] == []
    waiting = planned(rows[-1])
    assert waiting is not None
    assert [found.row for found in touching(waiting)] == [rows[3]]
    with on("2024-09-18"):
        late = Part.objects.filter(due_at__lt=now())
        assert [part.state for part in late] == ["rectifying"]
    assert Part.objects.filter(state="objected").count() == 1


def test_a_district_with_few_units_has_none(peopled: None) -> None:
    Unit.objects.filter(code="J0").update(valid_to="2024-01-01")
    Post.objects.filter(unit__code="J0").update(valid_to="2024-01-01")
    with on("2024-09-18"):
        assert Inspections(DAY).play() == 0
