"""The board as a workbook: every kind of unit with its sums, and of when the numbers are."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jiannuo.kernel.now import now
from jiannuo.kernel.sheet_stream import Cell, stream_sheet
from jiannuo.matters.board.table import COLUMNS, Board
from jiannuo.matters.board.words import LABELS
from jiannuo.matters.listing.lines import local_minute


def board_sheet(board: Board) -> Iterator[bytes]:
    """The bytes of the workbook, in pieces."""
    cover = [
        _("单位看板"),
        _("导出时间：%(at)s") % {"at": local_minute(now())},
        _("按牵头单位统计；只在同类单位之间比较，不作排名。本月办结自 %(day)s 起。")
        % {"day": board.month.isoformat()},
    ]
    head = [_("单位类别"), _("单位"), *(str(LABELS[name]) for name in COLUMNS)]
    return stream_sheet(_("单位看板"), cover, head, (16, 28, *[12] * len(COLUMNS)), _rows(board))


def _rows(board: Board) -> Iterator[list[Cell]]:
    for section in board.sections:
        kind = str(section.kind.label)
        for row in section.rows:
            yield [kind, row.unit.name, *(row.numbers[name] for name in COLUMNS)]
        yield [kind, _("合计"), *section.totals]
