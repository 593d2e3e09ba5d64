"""A view without a Django form receives evidence in one call: papers handed in before, then files."""

import io
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from jiannuo.papers.evidence.receiving import receive
from jiannuo.papers.evidence.refusals import EvidenceRefused
from jiannuo.papers.evidence.taking import take
from jiannuo.papers.models import Submission
from jiannuo.papers.tests import files

pytestmark = pytest.mark.django_db


def posted(account_id: int, *contents: tuple[str, bytes], before: Any = ()) -> HttpRequest:
    chosen = [SimpleUploadedFile(name, content) for name, content in contents]
    request = RequestFactory().post("/", {"proof": list(before), "proof_files": chosen})
    request.user = get_user_model().objects.get(pk=account_id)
    return request


def test_what_was_handed_in_before_comes_first_and_each_once(account_id: int) -> None:
    before = take(io.BytesIO(b"one"), "a.txt", account_id=account_id).paper
    request = posted(account_id, ("b.jpg", files.photo()), ("again.txt", b"one"), before=[before.pk])
    papers = receive(request, "proof")
    assert [paper.media_type for paper in papers] == ["text/plain", "image/jpeg"]
    assert papers[0] == before


def test_nothing_is_nothing(account_id: int) -> None:
    assert receive(posted(account_id), "proof") == []


def test_the_first_refusal_is_raised(account_id: int) -> None:
    with pytest.raises(EvidenceRefused, match=r"photo\.jpg”实际是可执行程序") as refused:
        receive(posted(account_id, ("photo.jpg", files.EXE)), "proof")
    assert refused.value.code == "disguised"
    assert not Submission.objects.exists()


def test_somebody_elses_paper_is_not_received(account_id: int) -> None:
    other = get_user_model().objects.create(username="other").pk
    theirs = take(io.BytesIO(b"secret"), "a.txt", account_id=other).paper
    with pytest.raises(EvidenceRefused, match="已经不在"):
        receive(posted(account_id, before=[theirs.pk]), "proof")


def test_a_file_over_the_limit_of_the_site_is_refused(account_id: int, settings: Settings) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    with pytest.raises(EvidenceRefused, match="有文件超过 1 MB"):
        receive(posted(account_id, ("a.txt", b"x" * (1024 * 1024 + 1))), "proof")
