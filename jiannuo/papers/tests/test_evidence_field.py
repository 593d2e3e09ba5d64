"""The form field works with plain file inputs, keeps what came along, and takes only one's own."""

import io

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from jiannuo.papers.evidence.taking import take
from jiannuo.papers.fields import EvidenceField, Given
from jiannuo.papers.models import Submission
from jiannuo.papers.tests import files

pytestmark = pytest.mark.django_db


class Report(forms.Form):
    proof = EvidenceField(label="佐证材料")
    words = forms.CharField()

    def __init__(self, *args: object, account_id: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["proof"]
        assert isinstance(field, EvidenceField)
        field.account_id = account_id


def posted(account_id: int, *contents: tuple[str, bytes], **data: object) -> Report:
    chosen = [SimpleUploadedFile(name, content) for name, content in contents]
    values = MultiValueDict(
        {key: value if isinstance(value, list) else [value] for key, value in data.items()}
    )
    return Report(values, MultiValueDict({"proof_files": chosen}), account_id=account_id)


def handed_in(account_id: int, content: bytes = b"one", name: str = "a.txt") -> int:
    return take(io.BytesIO(content), name, account_id=account_id).paper_id


def test_files_that_come_with_the_form_become_papers(account_id: int) -> None:
    form = posted(account_id, ("a.jpg", files.photo()), words="x")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["proof"] == [Submission.objects.get().paper_id]


def test_papers_handed_in_before_come_first_and_each_once(account_id: int) -> None:
    first, second = handed_in(account_id), handed_in(account_id, b"two", "b.txt")
    form = posted(account_id, ("a.txt", b"one"), proof=[second, first, second], words="x")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["proof"] == [second, first]


def test_what_is_ticked_for_removal_is_left_out(account_id: int) -> None:
    first, second = handed_in(account_id), handed_in(account_id, b"two", "b.txt")
    form = posted(account_id, proof=[str(first), str(second)], proof_remove=str(first), words="x")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["proof"] == [second]


def test_a_mistake_elsewhere_does_not_cost_the_files(account_id: int) -> None:
    form = posted(account_id, ("现场.jpg", files.photo()))
    assert not form.is_valid()
    paper_id = Submission.objects.get().paper_id
    shown = str(form["proof"])
    assert f'name="proof" value="{paper_id}"' in shown
    assert "现场.jpg" in shown
    assert f"/papers/{paper_id}/thumbnail" in shown


def test_a_refused_file_is_named_and_the_others_stay(account_id: int) -> None:
    form = posted(account_id, ("photo.jpg", files.EXE), ("b.jpg", files.photo()), words="x")
    assert [str(error).split("，")[0] for error in form.errors["proof"]] == [
        "文件“photo.jpg”实际是可执行程序"
    ]
    assert "b.jpg" in str(form["proof"])


@pytest.mark.parametrize("number", ["987654321", "-1", "0", "x", "9" * 40, "", "１"])
def test_numbers_of_nothing_are_refused(account_id: int, number: str) -> None:
    assert "已经不在" in posted(account_id, proof=number, words="x").errors["proof"][0]


def test_somebody_elses_paper_is_refused_like_one_that_does_not_exist(
    account_id: int, django_user_model: type
) -> None:
    other = django_user_model.objects.create(username="other").pk  # type: ignore[attr-defined]
    number = handed_in(other, b"secret", "秘密.txt")
    form = posted(account_id, proof=str(number), words="x")
    assert "已经不在" in form.errors["proof"][0]
    assert "秘密" not in str(form["proof"])


def test_evidence_that_is_asked_for_must_come(account_id: int) -> None:
    assert posted(account_id, words="x").errors["proof"] == ["这一步要求附上佐证材料。请拍照或选择文件上传。"]


def test_a_step_that_asks_for_photos_takes_no_document(account_id: int) -> None:
    field = EvidenceField(account_id=account_id, photos_only=True)
    number = handed_in(account_id)
    with pytest.raises(forms.ValidationError, match="不是照片"):
        field.clean(Given(ids=[str(number)]))


def test_a_form_that_forgets_who_hands_in_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="account_id"):
        EvidenceField().clean(None)


def test_two_forms_do_not_share_what_was_taken(account_id: int) -> None:
    assert posted(account_id, ("a.txt", b"one"), words="x").is_valid()
    assert not posted(account_id, words="x").is_valid()
    assert "a.txt" not in str(Report(account_id=account_id)["proof"])


def test_the_widget_brings_its_style_and_its_script() -> None:
    media = str(EvidenceField().widget.media)
    assert "papers/evidence.css" in media
    assert 'type="module"' in media
