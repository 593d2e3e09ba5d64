"""Evidence belongs to a step: only one's own counts, and it is seen with its matter."""

import io
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django.fixtures import Settings

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.actors import Actor
from jiannuo.kernel.erasing import erase
from jiannuo.kernel.models import Event, Matter
from jiannuo.kernel.now import frozen_at, now
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.kernel.visible import visible
from jiannuo.papers import thumbnails
from jiannuo.papers.actions import store
from jiannuo.papers.discarding import discard_orphans
from jiannuo.papers.evidence.taking import take
from jiannuo.papers.models import Attachment, Paper, Submission
from jiannuo.papers.queries import evidence_by_event, evidence_of
from jiannuo.papers.tests import files
from jiannuo.papers.tests.sample import Pothole

__all__ = ["town"]
pytestmark = pytest.mark.django_db


class Nobody:
    roles: frozenset[str] = frozenset()
    unit_ids: frozenset[int] = frozenset()
    account_id = None
    standings = ()
    staff = False


@dataclass
class Case:
    """A pothole that a resident reported and an officer filled."""

    matter: Matter
    reported: Event
    filled: Event
    photo: int
    minutes: int


def handed_in(actor: Actor, content: bytes, name: str) -> int:
    assert actor.account_id is not None
    return take(io.BytesIO(content), name, account_id=actor.account_id).paper_id


def report(town: Town, *papers: Any, by: Actor | None = None) -> Event:
    return begin(
        Pothole, "report", actor=by or town.resident, title="路面坑洼", facts={"photos": list(papers)}
    )


@pytest.fixture
def case(town: Town) -> Case:
    photo = handed_in(town.resident, files.photo(), "门前.jpg")
    reported = report(town, photo)
    minutes = handed_in(town.officer, files.pdf(), "内部纪要.pdf")
    filled = act(reported.matter, "fill", actor=town.officer, facts={"proof": [minutes]})
    return Case(Matter.objects.get(pk=reported.matter_id), reported, filled, photo, minutes)


def wrong(town: Town, *papers: Any, by: Actor | None = None) -> str:
    with pytest.raises(Refused) as refused:
        report(town, *papers, by=by)
    assert refused.value.code == Code.FACTS
    assert not Matter.objects.exists()
    assert not Attachment.objects.exists()
    return str(refused.value.fields["photos"])


def test_the_log_keeps_which_bytes_were_handed_in(case: Case) -> None:
    paper = Paper.objects.get(pk=case.photo)
    assert case.reported.facts["photos"] == [
        {
            "paper": paper.pk,
            "sha256": paper.sha256,
            "name": "门前.jpg",
            "type": "image/jpeg",
            "size": paper.size,
        }
    ]


def test_a_paper_is_put_in_its_place_with_the_step(case: Case) -> None:
    attached = Attachment.objects.get(event=case.filled)
    assert (attached.matter_id, attached.paper_id, attached.fact) == (case.matter.pk, case.minutes, "proof")
    assert (attached.kind, attached.name, attached.public) == ("document", "内部纪要.pdf", False)


def test_what_nobody_handed_in_is_refused(town: Town) -> None:
    for number in (987654321, -3, 2**70):
        assert "已经不在" in wrong(town, number)
    assert "请先上传文件" in wrong(town, "a.jpg")


def test_what_somebody_else_handed_in_is_refused_in_the_same_words(town: Town) -> None:
    theirs = handed_in(town.officer, files.photo(), "秘密.jpg")
    assert wrong(town, theirs) == wrong(town, 987654321).replace("987654321", str(theirs))


def test_the_same_photo_of_two_people_is_evidence_of_both(town: Town) -> None:
    for actor in (town.resident, town.inspector):
        report(town, handed_in(actor, files.photo(), f"{actor.account_id}.jpg"), by=actor)
    assert Paper.objects.count() == 1
    assert Attachment.objects.count() == 2


def test_a_document_is_no_photo_and_a_photo_no_document(town: Town) -> None:
    assert "不是照片" in wrong(town, handed_in(town.resident, files.pdf(), "a.pdf"))
    matter = report(town, handed_in(town.resident, files.photo(), "a.jpg")).matter
    photo = handed_in(town.officer, files.photo(size=(50, 50)), "b.jpg")
    with pytest.raises(Refused) as refused:
        act(matter, "fill", actor=town.officer, facts={"proof": [photo], "minutes": [photo]})
    assert "不是文档" in str(refused.value.fields["minutes"])


def test_a_step_that_fails_attaches_nothing(town: Town) -> None:
    matter = report(town, handed_in(town.resident, files.photo(), "a.jpg")).matter
    proof = handed_in(town.officer, files.pdf(), "b.pdf")
    with pytest.raises(Refused):
        act(matter, "fill", actor=town.officer, facts={"proof": [proof]}, expect=99)
    assert Attachment.objects.count() == 1


def test_who_works_on_it_sees_all_of_it_and_everybody_else_what_is_public(town: Town, case: Case) -> None:
    def names(viewer: Any) -> list[str]:
        return [shown.name for shown in evidence_of(viewer, case.matter)]

    assert names(town.officer) == names(town.inspector) == ["门前.jpg", "内部纪要.pdf"]
    assert names(town.resident) == ["门前.jpg"]
    assert names(Nobody()) == []
    Attachment.objects.filter(event=case.filled).update(public=True)
    assert names(Nobody()) == ["内部纪要.pdf"]
    assert names(town.resident) == ["门前.jpg", "内部纪要.pdf"]


def test_evidence_of_a_matter_one_may_not_see_is_not_seen(town: Town, case: Case) -> None:
    Matter.objects.filter(pk=case.matter.pk).update(published=False)
    Attachment.objects.update(public=True)
    for viewer in (town.stranger, Nobody()):
        assert evidence_of(viewer, case.matter) == []
        assert not visible(viewer, Paper).exists()
    assert visible(town.officer, Paper).count() == 2


def test_the_evidence_of_many_events_takes_one_question(
    town: Town, case: Case, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        found = evidence_by_event(town.officer, [case.reported.pk, case.filled.pk])
    assert {event: [shown.name for shown in rows] for event, rows in found.items()} == {
        case.reported.pk: ["门前.jpg"],
        case.filled.pk: ["内部纪要.pdf"],
    }


def test_the_pages_keep_to_it(town: Town, case: Case) -> None:
    def status(account_id: int | None, paper: int) -> int:
        client = Client()
        if account_id:
            client.force_login(get_user_model().objects.get(pk=account_id))
        answer = client.get(f"/papers/{paper}/view")
        if answer.streaming:
            answer.getvalue()
        return answer.status_code

    assert status(town.officer.account_id, case.photo) == HTTPStatus.OK
    assert status(town.officer.account_id, case.minutes) == HTTPStatus.OK
    assert status(town.resident.account_id, case.photo) == HTTPStatus.OK
    assert status(town.resident.account_id, case.minutes) == HTTPStatus.NOT_FOUND
    assert status(None, case.photo) == HTTPStatus.NOT_FOUND
    Attachment.objects.filter(paper=case.photo).update(public=True)
    assert status(None, case.photo) == HTTPStatus.OK


def test_handing_in_the_same_bytes_tells_nothing_of_the_matter(town: Town, case: Case) -> None:
    same = handed_in(town.stranger, files.pdf(), "我的.pdf")
    assert same == case.minutes
    Matter.objects.filter(pk=case.matter.pk).update(published=False)
    assert [paper.pk for paper in visible(town.stranger, Paper)] == [same]
    assert evidence_of(town.stranger, case.matter) == []


class TestOrphans:
    """What nobody submits goes after a day, and only that."""

    def test_they_go_with_their_bytes(self, town: Town, settings: Settings) -> None:
        paper = Paper.objects.get(pk=handed_in(town.resident, files.photo(), "a.jpg"))
        with frozen_at(now() + timedelta(hours=23)):
            assert discard_orphans() == 0
        with frozen_at(now() + timedelta(hours=25)):
            assert discard_orphans() == 1
        assert not Paper.objects.exists()
        assert not thumbnails.place_of(paper.sha256).exists()
        assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]

    def test_what_is_attached_stays(self, case: Case) -> None:
        with frozen_at(now() + timedelta(days=400)):
            assert discard_orphans() == 0
        assert Paper.objects.count() == 2

    def test_the_same_bytes_that_somebody_else_attached_stay(self, town: Town, case: Case) -> None:
        handed_in(town.stranger, files.photo(), "b.jpg")
        with frozen_at(now() + timedelta(hours=25)):
            assert discard_orphans() == 1
        assert Submission.objects.filter(paper_id=case.photo).count() == 1
        assert Path(Paper.objects.get(pk=case.photo).content.path).exists()

    def test_a_report_keeps_its_original(self, town: Town) -> None:
        handed_in(town.resident, files.pdf(), "报告.pdf")
        paper = store(io.BytesIO(files.pdf()), "报告.pdf", received_from_id=None)
        report_model = apps.get_model("reports.Report")
        report_model.objects.create(
            title="政府工作报告", text="x", text_sha256="a" * 64, loaded_at=now(), paper=paper
        )
        with frozen_at(now() + timedelta(hours=25)):
            assert discard_orphans() == 1
        assert Path(paper.content.path).exists()

    def test_the_same_file_can_be_handed_in_again(self, town: Town) -> None:
        handed_in(town.resident, files.photo(), "a.jpg")
        with frozen_at(now() + timedelta(hours=25)):
            discard_orphans()
            again = Paper.objects.get(pk=handed_in(town.resident, files.photo(), "a.jpg"))
        assert Path(again.content.path).exists()
        assert thumbnails.place_of(again.sha256).exists()


def test_personal_evidence_goes_with_its_bytes_when_it_is_erased(town: Town) -> None:
    photo = handed_in(town.inspector, files.photo(), "现场.jpg")
    identity = handed_in(town.inspector, files.photo(size=(80, 60)), "证件.jpg")
    facts = {"photos": [photo], "identity": [identity]}
    matter = begin(Pothole, "report", actor=town.inspector, title="坑洼", facts=facts).matter
    place = Path(Paper.objects.get(pk=identity).content.path)
    assert place.exists()
    why = {"ground": "purpose", "reason": "身份已经核实，不再需要"}
    erase(matter.pk, ["1.identity"], actor=town.inspector, **why)
    assert not place.exists()
    assert list(Attachment.objects.values_list("paper", flat=True)) == [photo]
    assert not Paper.objects.filter(pk=identity).exists()
