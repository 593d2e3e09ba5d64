"""Handing a stored file out."""

from django.http import FileResponse

from jiannuo.papers.models import Paper


def attachment(paper: Paper) -> FileResponse:
    """The file of ``paper``, to be saved and never run as a page of this site.

    The caller has found the paper through ``kernel.visible``.
    """
    return FileResponse(
        paper.content.open("rb"),
        as_attachment=True,
        filename=paper.name,
        content_type=paper.media_type,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "private, no-store",
        },
    )
