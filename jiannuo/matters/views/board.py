"""The board by unit."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.matters.board.table import COLUMNS, Board, board_of
from jiannuo.matters.board.words import LABELS
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF


@needs(*STAFF)
@require_safe
def board(request: Request) -> HttpResponse:
    """What each unit leads and how pressing it is; every number opens the list behind it."""
    shown = board_of(request.viewer)
    labels = [LABELS[name] for name in COLUMNS]
    return render(request, "matters/board.html", {"board": shown, "labels": labels, "charts": charts(shown)})


def charts(board: Board) -> dict[str, object]:
    """What the script draws: for each kind, its units' open matters split by how pressing they are."""
    split = ("overdue", "today", "soon")
    return {
        "labels": [*(str(LABELS[name]) for name in split), _("其余未办结")],
        "sections": [
            {
                "kind": section.kind.value,
                "units": [row.unit.name for row in section.rows],
                "series": [
                    *([row.numbers[name] for row in section.rows] for name in split),
                    [row.numbers["open"] - sum(row.numbers[name] for name in split) for row in section.rows],
                ],
            }
            for section in board.sections
        ],
    }
