"""The payment file as a workbook, to be looked at by eye. It is as repeatable as the CSV."""

import io
import zipfile

from django.utils import translation
from django.utils.translation import gettext as _

from jiannuo.kernel.sheet_stream import stream_sheet
from jiannuo.policies.treasury.amounts import written
from jiannuo.policies.treasury.filing import HEAD, Payment

WIDTHS = (22, 30, 30, 26, 14, 40)
#: the day that every part of the workbook bears: the hour of a download must not change its bytes
TIMELESS = (1980, 1, 1, 0, 0, 0)


def workbook_of(title: str, digest: str, lines: list[Payment]) -> bytes:
    """The same payments as the CSV, whose digest stands above them. Account numbers stay text."""
    with translation.override("zh-hans"):
        cover = [title, _("与 CSV 清单一致，其 SHA-256：%(digest)s") % {"digest": digest}]
    rows = [
        (line.number, line.name, line.bank, line.account, written(line.amount), line.purpose)
        for line in lines
    ]
    return _timeless(b"".join(stream_sheet(title, cover, HEAD, WIDTHS, rows)))


def _timeless(book: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name, TIMELESS), made.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
