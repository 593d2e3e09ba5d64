"""What came of policies, in figures for everybody, and as files that machines read."""

import csv
import io
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.kernel.now import today
from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.policies.queries.paid_figures import Figures, PolicyFigures, years
from jiannuo.policies.queries.paid_figures import figures as figures_of
from jiannuo.policies.sheets import sheet_answer, yuan


@public
@require_safe
def figures(request: Request) -> HttpResponse:
    """Money by month and by policy, how far each came, how long it took."""
    found = _asked(request)
    chart = {
        "months": [f"{month:%Y-%m}" for month in found.months],
        "money": [None if fen is None else fen / 100 for fen in found.by_month],
        "label": _("到账金额（元）"),
    }
    context = {
        "figures": found,
        "years": years() or [found.year],
        "chart": chart,
        "months": zip(found.months, found.by_month, strict=True),
    }
    return render(request, "policies/open/figures.html", context)


def _asked(request: Request) -> Figures:
    year = request.GET.get("year", "")
    known = years()
    wanted = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else 0
    return figures_of(wanted if wanted in known else known[0] if known else today().year)


@public
@require_safe
def figures_export(request: Request) -> HttpResponseBase:
    """The same as a workbook."""
    found = _asked(request)
    head = [
        (_("政策"), 44),
        (_("责任单位"), 18),
        (_("免申即享"), 9),
        (_("符合（家）"), 10),
        (_("已告知（家）"), 10),
        (_("已到账（家）"), 10),
        (_("到账金额（元）"), 16),
        (_("从发布到到账（天）"), 14),
    ]
    rows = (
        [
            one.version.policy.title,
            str(one.version.policy.unit),
            _("是") if one.version.automatic else "",
            one.fits,
            one.told,
            one.paid,
            yuan(one.money),
            one.days,
        ]
        for one in found.policies
    )
    name = _("惠企政策兑现-%(year)d") % {"year": found.year}
    return sheet_answer(name, [_("少于 3 家的不列出；能由合计推算出来的，也一并略去。")], head, rows)


@public
@require_safe
def open_csv(request: Request) -> HttpResponse:
    """The figures by policy as CSV with a byte order mark, so that spreadsheets read Chinese."""
    found = _asked(request)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_rows_head())
    for one in found.policies:
        writer.writerow(["" if value is None else _plain(value) for value in _row(one).values()])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="policies-{found.year}.csv"'
    return answer


@public
@require_safe
def open_json(request: Request) -> JsonResponse:
    """The same as JSON, with a description after DCAT 3 (W3C) beside the rows."""
    found = _asked(request)
    address = request.build_absolute_uri
    distributions = [
        {"@type": "dcat:Distribution", "dcat:mediaType": kind, "dcat:downloadURL": address(reverse(name))}
        for kind, name in (("text/csv", "policies:open_csv"), ("application/json", "policies:open_json"))
    ]
    said: dict[str, Any] = {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
        "@type": "dcat:Dataset",
        "dct:title": _("惠企政策兑现情况"),
        "dct:description": _(
            "每项政策符合、告知、到账的企业数和到账金额；少于 3 家的不列出，能由合计推算出来的也一并略去。"
        ),
        "dct:temporal": str(found.year),
        "dct:accrualPeriodicity": "http://publications.europa.eu/resource/authority/frequency/DAILY",
        "dcat:distribution": distributions,
        "rows": [_row(one) for one in found.policies],
    }
    answer = JsonResponse(said, json_dumps_params={"ensure_ascii": False})
    answer["Content-Disposition"] = f'inline; filename="policies-{found.year}.json"'
    return answer


def _row(one: PolicyFigures) -> dict[str, Any]:
    version = one.version
    return {
        "policy": version.policy.key,
        "title": version.policy.title,
        "english": version.policy.english,
        "level": version.policy.level,
        "unit": version.policy.unit.name,
        "version": version.number,
        "application": version.application,
        "automatic": version.automatic,
        "valid_from": version.valid_from.isoformat() if version.valid_from else None,
        "valid_to": version.valid_to.isoformat() if version.valid_to else None,
        "fits": one.fits,
        "told": one.told,
        "paid": one.paid,
        "paid_fen": one.money,
        "days": one.days,
    }


def _rows_head() -> list[str]:
    return [
        "policy",
        "title",
        "english",
        "level",
        "unit",
        "version",
        "application",
        "automatic",
        "valid_from",
        "valid_to",
        "fits",
        "told",
        "paid",
        "paid_fen",
        "days",
    ]


def _plain(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
