"""Handing a stored file out."""

from django.core.files import File
from django.http import FileResponse, Http404

from jiannuo.papers import detection, thumbnails
from jiannuo.papers.models import Paper

#: nothing in the file may load, run or send anything
_SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
#: Chrome and Safari show no PDF in a sandbox, and their viewers bring styles of their own
_PDF_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def attachment(paper: Paper, name: str = "") -> FileResponse:
    """The file of ``paper``, to be saved and never run as a page of this site.

    The caller has found the paper through ``kernel.visible``. ``name`` is what the viewer knows it by.
    """
    return FileResponse(
        _opened(paper),
        as_attachment=True,
        filename=name or paper.name,
        content_type=paper.media_type,
        headers=_headers(_SANDBOX),
    )


def inline(paper: Paper, name: str = "") -> FileResponse:
    """A photo or PDF of evidence, to be looked at in the browser."""
    policy = _PDF_POLICY if paper.media_type == detection.PDF else _SANDBOX
    response = FileResponse(
        _opened(paper), filename=name or paper.name, content_type=paper.media_type, headers=_headers(policy)
    )
    response["Content-Disposition"] = response.get("Content-Disposition", "inline")
    return response


def thumbnail(paper: Paper) -> FileResponse:
    """The small picture of a photo; a browser may keep it for an hour."""
    place = thumbnails.place_of(paper.sha256)
    if not paper.width or not place.exists():
        raise Http404
    headers = _headers(_SANDBOX) | {"Cache-Control": "private, max-age=3600"}
    return FileResponse(place.open("rb"), content_type=thumbnails.MEDIA_TYPE, headers=headers)


def _opened(paper: Paper) -> "File[bytes]":
    try:
        return paper.content.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error


def _headers(policy: str) -> dict[str, str]:
    return {
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": policy,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }
