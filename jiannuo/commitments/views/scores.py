"""Rankings of units within their groups, how each point came about, and the same as a workbook."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.commitments.queries import rankings
from jiannuo.commitments.queries.score_of_unit import account_of, line_of, months_of
from jiannuo.commitments.ranking_sheet import ranking_sheet
from jiannuo.commitments.scores.formula import in_words, total_in_words
from jiannuo.commitments.sheets import XLSX
from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.models import Unit
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF


@needs(*STAFF)
@require_safe
def scores(request: Request) -> HttpResponse:
    """Every group that the reader may see, of the month asked for."""
    ranking = rankings.ranking_of(request.viewer, request.GET.get("month", ""))
    context = {
        "ranking": ranking,
        "months": rankings.months(request.viewer),
        "words": in_words(ranking.formula.terms.all()) if ranking.formula else "",
        "own": request.viewer.unit_ids,
        "reads_all": request.viewer.has(*rankings.READS_ALL),
    }
    return render(request, "commitments/scores.html", context)


@needs(*STAFF)
@require_safe
def score(request: Request, unit_id: int) -> HttpResponse:
    """One unit: its points, the commitments behind them, and its months."""
    viewer = request.viewer
    ranking = rankings.ranking_of(viewer, request.GET.get("month", ""))
    found = [(table, row) for table in ranking.tables for row in table.rows if row.unit.pk == unit_id]
    if not found:
        raise Http404
    table, row = found[0]
    unit = visible(viewer, Unit).get(pk=unit_id)
    months = months_of(viewer, unit)
    context = {
        "ranking": ranking,
        "table": table,
        "row": row,
        "sum": total_in_words(row.parts),
        "account": account_of(viewer, unit, row, ranking.end),
        "months": months,
        "line": line_of(months),
    }
    return render(request, "commitments/score.html", context)


@needs(*STAFF)
@require_safe
def export(request: Request) -> HttpResponseBase:
    """The ranking with every numerator and denominator, group by group."""
    ranking = rankings.ranking_of(request.viewer, request.GET.get("month", ""))
    name = _("承诺得分排名-%(month)s.xlsx") % {"month": f"{ranking.month:%Y-%m}"}
    return StreamingHttpResponse(
        ranking_sheet(ranking),
        content_type=XLSX,
        headers={"Content-Disposition": content_disposition_header(True, name) or "attachment"},
    )
