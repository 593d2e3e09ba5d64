"""People, a report with one task, and the commitment made of it."""

import io
import itertools
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone
from PIL import Image

from jiannuo.commitments.actions.draft import Promised, draft_commitments
from jiannuo.commitments.models import Commitment
from jiannuo.kernel.act import act
from jiannuo.kernel.models import Event
from jiannuo.kernel.now import frozen_at
from jiannuo.papers.evidence.taking import take
from jiannuo.people.models import Account, Person, Post, Tenure, Unit
from jiannuo.people.viewer import PUBLIC, Viewer, viewer_of

QUOTE = "改造老旧小区97.75万平方米，惠及居民1.2万户。"


@dataclass
class District:
    """Who takes part, each as they are today."""

    supervisor: Viewer
    leader: Viewer
    officer: Viewer
    other: Viewer
    resident: Viewer
    lead: Unit
    assisting: Unit
    overseer: Post
    public: Viewer = PUBLIC
    more: dict[str, Any] = field(default_factory=dict)


@pytest.fixture
def district(db: None) -> District:
    """A district office, two departments, a leader and a resident."""
    office = Unit.objects.create(code="ZFB", name="区政府办", kind="government", order=1)
    lead = Unit.objects.create(code="ZJJ", name="区住建局", kind="government", order=2)
    assisting = Unit.objects.create(code="CGJ", name="区城管局", kind="government", order=3)
    overseer = Post.objects.create(unit=office, title="副区长（城建）", role="leader")
    overseer.oversees.set([lead, assisting])
    return District(
        supervisor=appoint("督查员", Post.objects.create(unit=office, title="督查员", role="supervision")),
        leader=appoint("副区长", overseer),
        officer=appoint("住建科员", Post.objects.create(unit=lead, title="科员", role="department")),
        other=appoint("城管科员", Post.objects.create(unit=assisting, title="科员", role="department")),
        resident=viewer_of(Account.objects.create(username="resident")),
        lead=lead,
        assisting=assisting,
        overseer=overseer,
    )


def appoint(name: str, post: Post) -> Viewer:
    """A person in office, as a viewer."""
    person = Person.objects.create(name=name)
    Tenure.objects.create(person=person, post=post)
    return viewer_of(Account.objects.create(username=name, person=person, standing="staff"))


@pytest.fixture
def promised(district: District) -> Promised:
    """A confirmed row of the breakdown of an adopted report."""
    report = apps.get_model("reports.Report").objects.create(
        title="政府工作报告", text=QUOTE, text_sha256="b" * 64, adopted=True, planned_year=2024,
        loaded_at=timezone.now(),
    )  # fmt: skip
    task = apps.get_model("reports.Task").objects.create(
        report=report, order=1, state="confirmed", quote=QUOTE, action="改造", object="老旧小区",
        domain="urban", lead_unit=district.lead, due_on=date(2024, 12, 31),
    )  # fmt: skip
    return Promised(
        report_id=report.pk, task_id=task.pk, year=2024, number=1, title="改造老旧小区", domain="urban",
        quote=QUOTE, targets="97.75万平方米", quantified=True, lead_unit_id=district.lead.pk,
        assisting_unit_ids=(district.assisting.pk,), leader_post_id=district.overseer.pk,
        due_on=date(2024, 12, 31),
    )  # fmt: skip


@pytest.fixture
def drafted(district: District, promised: Promised) -> Commitment:
    """The commitment as drafted on 8 January 2024."""
    with on("2024-01-08"):
        return draft_commitments([promised], actor=district.supervisor)[0]


@pytest.fixture
def moving(district: District, drafted: Commitment) -> Commitment:
    """The commitment signed for on 10 January 2024."""
    with on("2024-01-10"):
        act(drafted, "approve_draft", actor=district.leader)
        act(drafted, "dispatch", actor=district.supervisor)
        act(drafted, "sign", actor=district.officer)
    return Commitment.objects.get(pk=drafted.pk)


def on(day: str, hour: int = 9) -> Any:
    """Freeze the time on ``day`` at ``hour`` of the district's clock."""
    return frozen_at(timezone.make_aware(datetime.fromisoformat(f"{day}T{hour:02}:00")))


_sizes = itertools.count(40)


def photo(viewer: Viewer) -> int:
    """A photograph handed in by ``viewer``, like no other: its paper's id."""
    drawn = io.BytesIO()
    Image.new("RGB", (64, next(_sizes)), "green").save(drawn, "JPEG")
    assert viewer.account_id is not None
    return take(drawn, "现场.jpg", account_id=viewer.account_id).paper_id


def report_progress(row: Commitment, viewer: Viewer, day: str, percent: str, **more: Any) -> Event:
    """Report for the month of ``day``."""
    facts = {"as_of": day, "percent": percent, "done": "按计划推进", "evidence": [photo(viewer)], **more}
    with on(day, 10):
        return act(row, "report", actor=viewer, facts=facts)
