"""Files go up with an answer in words, and come back only to whom they may, in a form that runs nothing."""

import hashlib
import io
from http import HTTPStatus

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q
from django.test import Client
from pytest_django.fixtures import Settings

from jiannuo.papers import rules, thumbnails
from jiannuo.papers.actions import store
from jiannuo.papers.evidence.taking import take
from jiannuo.papers.models import Paper
from jiannuo.papers.tests import files

pytestmark = pytest.mark.django_db


def sent(client: Client, *contents: tuple[str, bytes]):  # type: ignore[no-untyped-def]
    return client.post(
        "/papers/", {"files": [SimpleUploadedFile(name, content) for name, content in contents]}
    )


def test_what_was_taken_is_told(signed_in: Client) -> None:
    answer = sent(signed_in, ("现场.jpg", files.photo()), ("纪要.pdf", files.pdf()))
    assert answer.status_code == HTTPStatus.OK
    photo, pdf = answer.json()["papers"]
    kept = Paper.objects.get(pk=photo["id"])
    assert photo == {
        "id": kept.pk,
        "name": "现场.jpg",
        "kind": "photo",
        "type": "image/jpeg",
        "size": kept.size,
        "sha256": kept.sha256,
        "url": f"/papers/{kept.pk}/view",
        "thumbnail": f"/papers/{kept.pk}/thumbnail",
    }
    assert (pdf["kind"], pdf["thumbnail"]) == ("document", "")


def test_a_bad_file_does_not_cost_the_good_one(signed_in: Client) -> None:
    answer = sent(signed_in, ("a.jpg", files.photo()), ("photo.jpg", files.EXE))
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    told = answer.json()
    assert [paper["name"] for paper in told["papers"]] == ["a.jpg"]
    (refusal,) = told["refusals"]
    assert refusal["code"] == "disguised"
    assert refusal["message"].startswith("文件“photo.jpg”实际是可执行程序，已拒绝。请上传")


def test_refusals_are_told_in_english_too(signed_in: Client) -> None:
    signed_in.cookies["django_language"] = "en"
    (refusal,) = sent(signed_in, ("photo.jpg", files.EXE)).json()["refusals"]
    assert refusal["message"].startswith("The file “photo.jpg” is really a program and was refused. Upload")


def test_nothing_at_all_is_told_as_such(signed_in: Client) -> None:
    assert signed_in.post("/papers/").json()["refusals"][0]["code"] == "no_file"


def test_too_many_at_once_are_refused(signed_in: Client) -> None:
    answer = sent(signed_in, *((f"{number}.txt", b"%d" % number) for number in range(21)))
    assert answer.json()["refusals"][0]["code"] == "too_many_at_once"
    assert not Paper.objects.exists()


def test_a_file_over_the_limit_of_the_site_is_told_as_such(signed_in: Client, settings: Settings) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    answer = sent(signed_in, ("a.txt", b"x" * (1024 * 1024 + 1)))
    assert answer.json()["refusals"][0]["message"] == "有文件超过 1 MB，没有接收。请压缩后重新上传。"


def test_the_public_hands_nothing_in(client: Client) -> None:
    assert sent(client, ("a.jpg", files.photo())).status_code == HTTPStatus.FOUND
    assert not Paper.objects.exists()


def test_a_script_of_another_site_hands_nothing_in(account_id: int) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_user_model().objects.get(pk=account_id))
    assert sent(strict, ("a.jpg", files.photo())).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("part", ["", "view", "thumbnail"])
def test_only_who_handed_it_in_sees_what_is_not_attached(
    signed_in: Client, account_id: int, part: str
) -> None:
    paper = take(io.BytesIO(files.photo()), "a.jpg", account_id=account_id).paper
    address = f"/papers/{paper.pk}/{part}"
    answer = signed_in.get(address)
    assert answer.status_code == HTTPStatus.OK
    answer.getvalue()
    assert Client().get(address).status_code == HTTPStatus.NOT_FOUND
    other = Client()
    other.force_login(get_user_model().objects.create(username="other"))
    assert other.get(address).status_code == HTTPStatus.NOT_FOUND


def test_a_photo_is_looked_at_and_runs_nothing(signed_in: Client, account_id: int) -> None:
    paper = take(io.BytesIO(files.photo()), "现场.jpg", account_id=account_id).paper
    answer = signed_in.get(f"/papers/{paper.pk}/view")
    assert hashlib.sha256(answer.getvalue()).hexdigest() == paper.sha256
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["Content-Disposition"].startswith("inline")
    assert "%E7%8E%B0%E5%9C%BA.jpg" in answer["Content-Disposition"]


def test_a_pdf_is_looked_at_and_anything_else_is_saved(signed_in: Client, account_id: int) -> None:
    for content, name, way in ((files.pdf(), "a.pdf", "inline"), (files.word(), "a.docx", "attachment")):
        paper = take(io.BytesIO(content), name, account_id=account_id).paper
        answer = signed_in.get(f"/papers/{paper.pk}/view")
        answer.getvalue()
        assert answer["Content-Disposition"].startswith(way)
        assert "script-src" not in answer["Content-Security-Policy"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_the_small_picture_is_sent_as_one(signed_in: Client, account_id: int) -> None:
    paper = take(io.BytesIO(files.photo()), "a.jpg", account_id=account_id).paper
    answer = signed_in.get(f"/papers/{paper.pk}/thumbnail")
    assert answer["Content-Type"] == "image/webp"
    assert answer.getvalue()[8:12] == b"WEBP"
    thumbnails.place_of(paper.sha256).unlink()
    assert signed_in.get(f"/papers/{paper.pk}/thumbnail").status_code == HTTPStatus.NOT_FOUND


def test_a_file_that_was_no_evidence_is_never_looked_at_in_the_browser(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "_grounds", [lambda viewer: Q(pk__isnull=False)])
    # the original of a report was never examined for what it runs
    paper = store(io.BytesIO(files.pdf(b"/S /JavaScript ")), "报告.pdf", received_from_id=None)
    answer = client.get(f"/papers/{paper.pk}/view")
    answer.getvalue()
    assert answer["Content-Disposition"].startswith("attachment")


def test_the_numbers_nobody_gave_are_not_found(signed_in: Client) -> None:
    for number in (0, 987654321, 2**63, 2**200):
        assert signed_in.get(f"/papers/{number}/").status_code == HTTPStatus.NOT_FOUND
