"""A file handed in is kept once, under the name and for the account that handed it in."""

import hashlib
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from pytest_django.fixtures import Settings

from jiannuo.kernel.now import frozen_at
from jiannuo.papers import thumbnails
from jiannuo.papers.discarding import discard_orphans
from jiannuo.papers.evidence import taking
from jiannuo.papers.evidence.refusals import EvidenceRefused
from jiannuo.papers.evidence.taking import take
from jiannuo.papers.models import Paper, Submission
from jiannuo.papers.tests import files

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def somebody(name: str = "li") -> int:
    return int(get_user_model().objects.get_or_create(username=name)[0].pk)


def handed_in(content: bytes, name: str = "现场.jpg", *, by: str = "li") -> Submission:
    return take(io.BytesIO(content), name, account_id=somebody(by))


def test_both_digests_are_kept() -> None:
    content = files.photo()
    submission = handed_in(content)
    assert submission.received_sha256 == hashlib.sha256(content).hexdigest()
    with submission.paper.content.open("rb") as file:
        assert hashlib.sha256(file.read()).hexdigest() == submission.paper.sha256
    assert submission.received_sha256 != submission.paper.sha256


def test_a_photo_has_its_sides_and_a_small_picture() -> None:
    paper = handed_in(files.photo(size=(800, 600))).paper
    assert (paper.width, paper.height, paper.media_type) == (800, 600, "image/jpeg")
    assert thumbnails.place_of(paper.sha256).read_bytes()[8:12] == b"WEBP"


def test_a_document_has_none() -> None:
    paper = handed_in(files.pdf(), "a.pdf").paper
    assert paper.width is None
    assert not thumbnails.place_of(paper.sha256).exists()


def test_sending_it_again_is_the_same_submission() -> None:
    assert handed_in(files.photo()) == handed_in(files.photo(), "again.jpg")
    assert Submission.objects.count() == Paper.objects.count() == 1


def test_two_people_share_the_bytes_and_nothing_else() -> None:
    first = handed_in(files.photo(), "某某的照片.jpg", by="li")
    second = handed_in(files.photo(), "路面.jpg", by="wang")
    assert first.paper == second.paper
    assert (first.name, second.name) == ("某某的照片.jpg", "路面.jpg")
    assert "某某" not in second.paper.name


def test_a_refused_file_leaves_nothing(settings: Settings) -> None:
    with pytest.raises(EvidenceRefused):
        handed_in(files.EXE, "photo.jpg")
    assert not Paper.objects.exists()
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_film_larger_than_the_limit_is_refused_by_its_size(settings: Settings) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    with pytest.raises(EvidenceRefused, match=r"有 2 MB，视频最大 1 MB"):
        handed_in(files.film() + files.box(b"mdat", bytes(1024 * 1024)), "a.mp4")


def test_nobody_fills_the_disk_with_what_is_never_submitted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MOST_WAITING", 2)
    with frozen_at(NOON):
        handed_in(b"one", "1.txt")
        handed_in(b"two", "2.txt")
        with pytest.raises(EvidenceRefused, match="没有提交"):
            handed_in(b"three", "3.txt")
        assert handed_in(b"two", "2.txt").paper.size == 3
        assert handed_in(b"three", "3.txt", by="wang")
    with frozen_at(NOON + timedelta(hours=25)):
        assert discard_orphans() == 3
        assert handed_in(b"three", "3.txt")
