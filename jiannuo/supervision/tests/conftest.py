"""A district with two supervisors and two departments, and an inspection on its way."""

import io
import itertools
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.now import frozen_at
from jiannuo.papers.evidence.taking import take
from jiannuo.people.models import Account, Person, Post, Tenure, Unit
from jiannuo.people.viewer import PUBLIC, Viewer, viewer_of
from jiannuo.supervision.loop import InspectionLoop
from jiannuo.supervision.models import Inspection, Part

_sizes = itertools.count(40)


@dataclass
class District:
    """Who takes part, each as they are today."""

    #: carries the inspection out
    inspector: Viewer
    #: of the same office, keeps out of it
    colleague: Viewer
    leader: Viewer
    builder: Viewer
    keeper: Viewer
    resident: Viewer
    building: Unit
    city: Unit
    office: Unit
    public: Viewer = PUBLIC


@pytest.fixture
def district(db: None) -> District:
    """The government with a leader, its office with two supervisors, two departments, a resident."""
    government = Unit.objects.create(code="QZF", name="区政府", kind="government", order=1)
    office = Unit.objects.create(code="ZFB", name="区政府办", kind="government", order=2)
    building = Unit.objects.create(code="ZJJ", name="区住建局", kind="government", order=3)
    city = Unit.objects.create(code="CGJ", name="区城管局", kind="government", order=4)
    return District(
        inspector=appoint("督查甲", office, "督查科长", "supervision"),
        colleague=appoint("督查乙", office, "督查员", "supervision"),
        leader=appoint("区长", government, "区长", "leader"),
        builder=appoint("住建科员", building, "科员", "department"),
        keeper=appoint("城管科员", city, "科员", "department"),
        resident=viewer_of(Account.objects.create(username="resident")),
        building=building,
        city=city,
        office=office,
    )


def appoint(name: str, unit: Unit, title: str, role: str) -> Viewer:
    """A person in office, as a viewer."""
    post = Post.objects.create(unit=unit, title=title, role=role)
    person = Person.objects.create(name=name)
    Tenure.objects.create(person=person, post=post)
    return viewer_of(Account.objects.create(username=name, person=person, standing="staff"))


def account_of(viewer: Viewer) -> Account:
    """The account, as it is now."""
    assert viewer.account_id is not None
    return Account.objects.get(pk=viewer.account_id)


def on(day: str, hour: int = 9, minute: int = 0) -> Any:
    """Freeze the time on ``day`` at ``hour`` of the district's clock."""
    return frozen_at(timezone.make_aware(datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}:00")))


def photo(viewer: Viewer) -> int:
    """A photograph handed in by ``viewer``, like no other: its paper's id."""
    drawn = io.BytesIO()
    Image.new("RGB", (64, next(_sizes)), "green").save(drawn, "JPEG")
    assert viewer.account_id is not None
    return take(drawn, "现场.jpg", account_id=viewer.account_id).paper_id


def plan_of(district: District, **changed: Any) -> dict[str, Any]:
    """The facts of a plan for 11 to 20 March 2024."""
    plan = {
        "kind": "special",
        "field": "livelihood",
        "basis": "区政府第 5 次常务会议决定",
        "content": "老旧小区改造进度和质量",
        "scope": "2024 年改造的小区",
        "units": [district.building.pk, district.city.pk],
        "begins_on": "2024-03-11",
        "ends_on": "2024-03-20",
        "means": ["visit", "documents"],
        "chief": district.inspector.posts[0].pk,
    }
    return plan | changed


def draft(district: District, title: str = "老旧小区改造专项督查", **changed: Any) -> Inspection:
    """A plan, drafted by the inspector."""
    facts = plan_of(district, **changed)
    event = begin(InspectionLoop, "draft", actor=district.inspector, facts=facts, title=title)
    return Inspection.objects.get(pk=event.matter_id)


def approve(district: District, row: Inspection, **facts: Any) -> None:
    """Submitted and approved."""
    act(row, "submit", actor=district.inspector)
    act(row, "approve_plan", actor=district.leader, facts=facts)


def again(row: Inspection) -> Inspection:
    """As it is now."""
    return Inspection.objects.get(pk=row.pk)


def part_of(row: Inspection, unit: Unit) -> Part:
    """The part of one unit, as it is now."""
    return Part.objects.get(parent=row.pk, unit=unit)


@pytest.fixture
def drafted(district: District) -> Inspection:
    """Drafted on 4 March 2024."""
    with on("2024-03-04"):
        return draft(district)


@pytest.fixture
def under_way(district: District, drafted: Inspection) -> Inspection:
    """Approved on 5 March, begun on 11 March 2024."""
    with on("2024-03-05"):
        approve(district, drafted)
    with on("2024-03-11"):
        act(drafted, "start", actor=district.inspector)
    return again(drafted)


CONCLUSION = "抽查 6 个小区，2 个进度滞后，质量总体合格。"


def conclude(district: District, row: Inspection, day: str = "2024-03-25", **changed: Any) -> None:
    """Something to rectify for the building department, nothing for the other; both are told."""
    with on(day):
        if again(row).state == "under_way":
            act(row, "finish_visits", actor=district.inspector)
        asked = {
            "unit": district.building.pk,
            "conclusion": CONCLUSION,
            "issues": "两个小区抢回工期\n公示新的完工日期",
            "due_on": "2024-05-31",
        }
        act(row, "conclude", actor=district.inspector, facts=asked | changed)
        told = {"unit": district.city.pk, "conclusion": "违建拆除按计划完成，没有发现问题。"}
        act(row, "conclude", actor=district.inspector, facts=told)
        act(row, "submit_conclusions", actor=district.inspector)
        act(row, "feed_back", actor=district.leader)


@pytest.fixture
def fed_back(district: District, under_way: Inspection) -> Inspection:
    """Both conclusions served on 25 March 2024."""
    conclude(district, under_way)
    return again(under_way)


@pytest.fixture
def rectifying(district: District, fed_back: Inspection) -> Part:
    """The building department signed on 29 March 2024, at three in the afternoon."""
    part = part_of(fed_back, district.building)
    with on("2024-03-29", 15):
        act(part, "sign", actor=district.builder)
    return part_of(fed_back, district.building)
