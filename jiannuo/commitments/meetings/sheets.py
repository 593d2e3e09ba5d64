"""The lists of a pack as a workbook, one sheet a list."""

import io
from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from jiannuo.commitments.decision_loop import DecisionLoop
from jiannuo.commitments.loop import CommitmentLoop
from jiannuo.commitments.meetings.pack import Item, Pack
from jiannuo.commitments.meetings.wording import (
    colour_word,
    owing_word,
    standing_word,
    state_word,
    steps_word,
    why_word,
)
from jiannuo.commitments.models import Decision
from jiannuo.kernel.workbook import new_sheet, put_row

Cell = str | int | date | None
Rows = list[list[Cell]]
WIDTHS = {0: 8, 1: 44}
USUAL_WIDTH = 18


def workbook(pack: Pack, decisions: Sequence[Decision]) -> bytes:
    """Sheets: what moved, what is stuck, who must answer, earlier decisions, decisions of this meeting."""
    book, first = new_sheet(_("进展和变化"))
    _fill(first, _moved(pack))
    for name, rows in (
        (_("需要关注"), _stuck(pack)),
        (_("请有关单位答复"), _answers(pack)),
        (_("以往议定事项"), _decided(pack)),
        (_("本次议定事项"), _taken(decisions)),
    ):
        _fill(book.create_sheet(name[:31]), rows)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _named(item: Item) -> list[Cell]:
    state = state_word(CommitmentLoop, item.state)
    return [item.number, item.title, _(item.domain), item.unit, item.leader, item.due_on, state]


def _head() -> list[Cell]:
    return [
        _("编号"), _("承诺事项"), _("领域"), _("牵头单位"), _("责任领导"), _("完成时限"), _("状态"),
    ]  # fmt: skip


def _moved(pack: Pack) -> Rows:
    head = [*_head(), _("期初亮灯"), _("现在亮灯"), _("变动"), _("期初进度"), _("现在进度"), _("填报次数"),
            _("最近一次填报")]  # fmt: skip
    return [head] + [
        [
            *_named(one.item),
            colour_word(one.before.colour),
            colour_word(one.item.light.colour),
            steps_word(one),
            one.was,
            one.item.light.progress,
            one.reports,
            one.said,
        ]
        for one in pack.moved
    ]


def _stuck(pack: Pack) -> Rows:
    head = [*_head(), _("亮灯"), _("原因"), _("自"), _("天数"), _("等谁答复"), _("存在问题")]
    return [head] + [
        [
            *_named(one.item),
            colour_word(one.item.light.colour),
            why_word(one, pack.until),
            one.since,
            max(0, (pack.until - one.since).days),
            owing_word(one.owing),
            one.said,
        ]
        for one in pack.stuck
    ]


def _answers(pack: Pack) -> Rows:
    head: list[Cell] = [_("编号"), _("承诺事项"), _("由谁答复"), _("原因")]
    return [head] + [
        [one.item.number, one.item.title, answer.owing.name, why_word(one, pack.until)]
        for answer in pack.answers
        for one in answer.items
    ]


def _decided(pack: Pack) -> Rows:
    head: list[Cell] = [_("编号"), _("议定事项"), _("牵头单位"), _("完成时限"), _("落实情况"), _("调度会"),
                        _("会议日期")]  # fmt: skip
    return [head] + [
        [one.number, one.what, one.unit, one.due_on, standing_word(one, pack.until), one.meeting, one.held_on]
        for one in pack.decided
    ]


def _taken(decisions: Iterable[Decision]) -> Rows:
    head: list[Cell] = [_("编号"), _("议定事项"), _("牵头单位"), _("配合单位"), _("完成时限"), _("状态")]
    rows: Rows = [head]
    for one in decisions:
        assisting = "、".join(unit.name for unit in one.assisting_units.all())
        state = state_word(DecisionLoop, one.state)
        rows.append([one.number, one.what, one.unit.name, assisting, one.due_on, state])
    return rows


def _fill(sheet: Worksheet, rows: Rows) -> None:
    for number, row in enumerate(rows, start=1):
        put_row(sheet, number, row)
    for place in range(len(rows[0])):
        sheet.cell(1, place + 1).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place + 1)].width = WIDTHS.get(place, USUAL_WIDTH)
    sheet.freeze_panes = "A2"
