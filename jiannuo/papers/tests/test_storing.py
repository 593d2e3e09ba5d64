"""The same bytes are one paper; a paper is there completely or not at all."""

import hashlib
import io
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from jiannuo.papers.actions import TooLargeError, discard_unrecorded, store
from jiannuo.papers.models import Paper

pytestmark = pytest.mark.django_db


def files(settings: Settings) -> list[Path]:
    root = Path(settings.MEDIA_ROOT)
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []


def test_bytes_are_kept_under_their_hash() -> None:
    paper = store(io.BytesIO("正文".encode()), "报告.txt", received_from_id=None)
    assert paper.sha256 == hashlib.sha256("正文".encode()).hexdigest()
    assert (paper.name, paper.size, paper.media_type) == ("报告.txt", 6, "text/plain")
    with paper.content.open("rb") as file:
        assert file.read() == "正文".encode()


def test_the_same_bytes_under_another_name_are_the_same_paper(settings: Settings) -> None:
    first = store(io.BytesIO(b"one"), "a.txt", received_from_id=None)
    again = store(io.BytesIO(b"one"), "b.txt", received_from_id=None)
    assert again == first
    assert Paper.objects.count() == len(files(settings)) == 1


def test_a_file_lost_from_the_disk_is_put_back_by_handing_it_in_again(settings: Settings) -> None:
    paper = store(io.BytesIO(b"one"), "a.txt", received_from_id=None)
    Path(paper.content.path).unlink()
    assert store(io.BytesIO(b"one"), "a.txt", received_from_id=None) == paper
    assert Path(paper.content.path).read_bytes() == b"one"


def test_the_limit_is_the_last_size_that_fits(settings: Settings) -> None:
    settings.UPLOAD_LIMIT = 10
    store(io.BytesIO(b"x" * 10), "a.txt", received_from_id=None)
    with pytest.raises(TooLargeError) as refusal:
        store(io.BytesIO(b"y" * 11), "b.txt", received_from_id=None)
    assert refusal.value.limit == 10
    assert Paper.objects.count() == len(files(settings)) == 1


def test_a_failure_while_reading_leaves_nothing(settings: Settings) -> None:
    class Torn(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("line went dead")

    with pytest.raises(OSError, match="dead"):
        store(Torn(b"abc"), "a.txt", received_from_id=None)
    assert not files(settings)
    assert not Paper.objects.exists()


def test_bytes_without_a_record_are_removed_and_recorded_ones_are_not(settings: Settings) -> None:
    store(io.BytesIO(b"kept"), "a.txt", received_from_id=None)
    store(io.BytesIO(b"lost"), "b.txt", received_from_id=None).delete()
    discard_unrecorded(b"kept")
    discard_unrecorded(b"lost")
    assert [path.read_bytes() for path in files(settings)] == [b"kept"]
