"""Lists of policies, matches, claims and money as workbooks, streamed row by row."""

from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from jiannuo.kernel.sheet_stream import Cell, stream_sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet_answer(
    name: str,
    cover: Sequence[str],
    head: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Cell]],
) -> StreamingHttpResponse:
    """The workbook ``name`` (without ending): lines of the cover, then columns (heading, width) and rows."""
    heads, widths = [str(one) for one, _width in head], [width for _one, width in head]
    written: Iterator[bytes] = stream_sheet(name[:31], list(cover), heads, widths, map(list, rows))
    answer = StreamingHttpResponse(written, content_type=XLSX)
    answer["Content-Disposition"] = content_disposition_header(True, f"{name}.xlsx") or "attachment"
    return answer


def yuan(fen: int | None) -> float | None:
    """Whole fen as yuan for a cell; workbooks know no other number."""
    return None if fen is None else fen / 100
