"""A piece of evidence as the pages show it."""

from dataclasses import dataclass

from django.urls import reverse

from jiannuo.papers import detection
from jiannuo.papers.evidence.policy import Kind, kind_of
from jiannuo.papers.models import Paper

_ICONS = {
    detection.PDF: "file-type-pdf",
    detection.DOCX: "file-type-docx",
    detection.XLSX: "file-type-xls",
    detection.PPTX: "file-type-ppt",
    detection.TEXT: "file-type-txt",
}
#: what a browser may show by itself, at the address of ``papers:view``
VIEWABLE = frozenset({detection.JPEG, detection.PNG, detection.WEBP, detection.PDF})


@dataclass(frozen=True)
class Shown:
    """One photo, document or film in a gallery."""

    paper: Paper
    name: str
    caption: str = ""
    public: bool = False

    @property
    def kind(self) -> Kind:
        """How it is looked at."""
        return kind_of(self.paper.media_type)

    @property
    def icon(self) -> str:
        """The icon of its type."""
        return _ICONS.get(self.paper.media_type, "video" if self.kind == Kind.VIDEO else "file-text")

    @property
    def digest(self) -> str:
        """The first digits of the hash of what is stored: enough to compare a print by eye."""
        return self.paper.sha256[:12]

    @property
    def thumbnail(self) -> str:
        """The address of its small picture, or ""."""
        return reverse("papers:thumbnail", args=[self.paper.pk]) if self.paper.width else ""

    @property
    def url(self) -> str:
        """Where it is seen in full: in the browser if it can be, else as a download."""
        viewable = self.paper.media_type in VIEWABLE
        return reverse("papers:view" if viewable else "papers:download", args=[self.paper.pk])

    @property
    def download(self) -> str:
        """Where it is saved from."""
        return reverse("papers:download", args=[self.paper.pk])
