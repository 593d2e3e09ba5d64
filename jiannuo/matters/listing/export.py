"""Any list as a file: all its pages, read page by page and sent as they come."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import chain

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiannuo.kernel.csv_text import BOM, plain
from jiannuo.kernel.now import now
from jiannuo.kernel.sheet_stream import Cell, stream_sheet
from jiannuo.matters.listing.described import described
from jiannuo.matters.listing.keyset import page_of
from jiannuo.matters.listing.lines import Line, lines, local_minute
from jiannuo.matters.listing.matching import Found
from jiannuo.people.viewer import Viewer

#: rows of one file; whoever needs more narrows the list
MOST = 100_000
#: rows read at once
BATCH = 2_000

Column = tuple[str | Promise, Callable[[Line], Cell], int]
#: heading, value, width in characters
COLUMNS: tuple[Column, ...] = (
    (gettext_lazy("编号"), lambda line: line.matter.pk, 10),
    (gettext_lazy("事项"), lambda line: line.matter.title, 60),
    (gettext_lazy("事项类别"), lambda line: str(line.loop), 14),
    (gettext_lazy("状态"), lambda line: str(line.state), 16),
    (gettext_lazy("牵头单位"), lambda line: line.lead, 20),
    (gettext_lazy("地点"), lambda line: line.place, 16),
    (gettext_lazy("立项时间"), lambda line: line.matter.opened_at, 17),
    (gettext_lazy("到期时间"), lambda line: line.matter.due_at, 17),
    (gettext_lazy("时限"), lambda line: line.left.words if line.left else "", 16),
    (gettext_lazy("最近变动"), lambda line: line.matter.moved_at, 17),
    (gettext_lazy("办结时间"), lambda line: line.matter.closed_at, 17),
)


def to_xlsx(viewer: Viewer, found: Found) -> Iterator[bytes]:
    """A workbook, in pieces as they are ready; the lines above the table say what it holds."""
    rows = ([value(line) for _heading, value, _width in COLUMNS] for line in _all(viewer, found))
    widths = [width for _heading, _value, width in COLUMNS]
    return stream_sheet(_("事项列表"), cover(viewer, found), _headings(), widths, rows)


def to_csv(viewer: Viewer, found: Found) -> Iterator[str]:
    """CSV in pieces, with the mark by which Excel knows UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for text in cover(viewer, found):
        writer.writerow([plain(text)])
    writer.writerow([])
    writer.writerow(_headings())
    yield BOM + _taken(buffer)
    for number, line in enumerate(_all(viewer, found), start=1):
        writer.writerow([_as_text(value(line)) for _heading, value, _width in COLUMNS])
        if not number % 200:
            yield _taken(buffer)
    yield _taken(buffer)


def cover(viewer: Viewer, found: Found) -> list[str]:
    """What the file is: of when, narrowed by what, seen by whom."""
    seen = "、".join(str(post) for post in viewer.posts) or _("公开事项与本人发起的事项")
    return [
        _("事项列表"),
        _("导出时间：%(at)s") % {"at": local_minute(now())},
        _("筛选条件：%(words)s") % {"words": described(viewer, found.asked)},
        _("查看权限：%(seen)s") % {"seen": seen},
        _("最多 %(most)d 行；超过的部分请缩小范围后另行导出。") % {"most": MOST},
    ]


def _headings() -> list[str]:
    return [str(heading) for heading, _value, _width in COLUMNS]


def _all(viewer: Viewer, found: Found) -> Iterator[Line]:
    return chain.from_iterable(_batches(viewer, found))


def _batches(viewer: Viewer, found: Found) -> Iterator[list[Line]]:
    query: dict[str, str] = {}
    for _number in range(MOST // BATCH):
        page = page_of(found, query, BATCH)
        yield lines(viewer, page.rows)
        if not page.after:
            return
        query = {"after": page.after}


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _as_text(value: Cell) -> str:
    if isinstance(value, datetime):
        return local_minute(value)
    return plain(str(value)) if value is not None else ""
