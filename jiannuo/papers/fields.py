"""A form field for evidence: photos, documents and films, with or without script."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.widgets import Media, Script
from django.utils.datastructures import MultiValueDict

from jiannuo.papers.evidence.policy import MOST_AT_ONCE, OFFERED, Kind, kind_of, largest
from jiannuo.papers.evidence.receiving import mine, take_all
from jiannuo.papers.evidence.refusals import EvidenceRefused
from jiannuo.papers.evidence.showing import Shown
from jiannuo.papers.models import Submission

_PHOTOS = ".jpg,.jpeg,.png,.webp,.gif"


@dataclass
class Given:
    """What a posted form holds for one field."""

    #: papers handed in before, by number, without those taken out again
    ids: list[str] = field(default_factory=list)
    files: list["UploadedFile[Any]"] = field(default_factory=list)


class EvidenceInput(forms.Widget):
    """Camera, file chooser, and the list of what was handed in. Works as two plain file inputs."""

    template_name = "papers/_evidence_input.html"
    needs_multipart_form = True
    use_fieldset = True
    account_id: int | None = None
    photos_only = False

    @property
    def media(self) -> Media:
        """The style and the scripts that the page of the form loads (``{{ form.media }}``)."""
        module: Any = Script("papers/evidence-input.js", type="module")
        return Media(css={"all": ["papers/evidence.css"]}, js=[module])

    def value_from_datadict(
        self, data: Mapping[str, Any], files: "MultiValueDict[str, UploadedFile[Any]]", name: str
    ) -> Given:
        """The numbers and files of this field."""
        taken_out = _list(data, f"{name}_remove")
        ids = [number for number in _list(data, name) if number not in taken_out]
        return Given(ids, _list(files, f"{name}_files"))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """An empty list looks like none."""
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template draws."""
        context = super().get_context(name, None, attrs)
        context |= {
            "evidence": [Shown(row.paper, row.name) for row in self._waiting(value)],
            "accept": _PHOTOS if self.photos_only else OFFERED,
            "photos_only": self.photos_only,
            "most": MOST_AT_ONCE,
            "limit": settings.UPLOAD_LIMIT,
            "photo_limit": largest(Kind.PHOTO),
        }
        return context

    def _waiting(self, value: Any) -> list[Submission]:
        ids = value.ids if isinstance(value, Given) else value or []
        if not ids or self.account_id is None:
            return []
        try:
            return mine(ids, account_id=self.account_id)
        except EvidenceRefused:
            return []  # the field says why; nothing to draw


class EvidenceField(forms.Field):
    """Evidence handed in by ``account_id``; cleans to the numbers of the papers.

    Files that come with the form are kept at once, so that a mistake elsewhere in the form does not
    make anybody choose them again. Set ``account_id`` before the form is validated or drawn.
    """

    widget = EvidenceInput

    def __init__(self, *, account_id: int | None = None, photos_only: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.photos_only = photos_only
        self.widget.photos_only = photos_only
        self.account_id = account_id
        self._taken: list[Submission] = []

    @property
    def account_id(self) -> int | None:
        """Who hands in."""
        return self._account_id

    @account_id.setter
    def account_id(self, account_id: int | None) -> None:
        self._account_id = account_id
        self.widget.account_id = account_id

    def clean(self, value: Any) -> list[int]:
        """The numbers of the papers, in their order. Raises ValidationError naming each refused file."""
        given = value if isinstance(value, Given) else Given()
        if self.account_id is None:
            raise ValueError("EvidenceField needs account_id: set it when the form is made")
        try:
            before = mine(given.ids, account_id=self.account_id)
        except EvidenceRefused as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from refusal
        received = take_all(given.files, account_id=self.account_id)
        self._taken = [*before, *received.submissions]
        refusals = [*received.refusals, *self._wrong_kind(self._taken)]
        if refusals:
            raise ValidationError([ValidationError(str(each), code=each.code) for each in refusals])
        if self.required and not self._taken:
            raise ValidationError(str(EvidenceRefused("required")), code="required")
        return list(dict.fromkeys(row.paper_id for row in self._taken))

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What a form that comes back shows: also what came along as files and was kept."""
        if isinstance(data, Given) and self._taken:
            return Given([str(row.paper_id) for row in self._taken])
        return data

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether anything was handed in."""
        return isinstance(data, Given) and bool(data.ids or data.files)

    def _wrong_kind(self, rows: list[Submission]) -> list[EvidenceRefused]:
        if not self.photos_only:
            return []
        return [
            EvidenceRefused("wrong_kind", name=row.name)
            for row in rows
            if kind_of(row.paper.media_type) != Kind.PHOTO
        ]


def _list(data: Any, name: str) -> list[Any]:
    if hasattr(data, "getlist"):
        return list(data.getlist(name))
    value = data.get(name, []) if data else []
    return list(value) if isinstance(value, (list, tuple)) else [value]
