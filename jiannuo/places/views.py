"""The map of the district and the divisions as open data."""

import csv
import hashlib
import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from jiannuo.kernel.audience import Request, public
from jiannuo.kernel.csv_text import BOM, plain
from jiannuo.kernel.visible import visible
from jiannuo.places.geometry import draw
from jiannuo.places.models import Division
from jiannuo.places.queries import dissolved, district_of, streets


@public
@require_safe
def district_map(request: Request) -> HttpResponse:
    """The district on a map, with its streets and communities beside it."""
    divisions = visible(request.viewer, Division)
    query = request.GET.get("q", "").strip()[:50]
    found = streets(divisions, query)
    context: dict[str, Any] = {
        "query": query,
        "streets": found,
        "communities": sum(len(street.communities) for street in found),
        "open": bool(query) or "open" in request.GET,
    }
    if request.headers.get("HX-Request"):
        return render(request, "places/_divisions.html", context)
    district = district_of(divisions)
    context |= {
        "place": district,
        "figure": draw(district.boundary) if district and district.boundary else None,
        "dissolved": dissolved(divisions),
        "tiles": {"url": settings.TILES, "credit": settings.TILES_CREDIT},
    }
    return render(request, "places/map.html", context)


def _boundary(request: HttpRequest) -> str:
    """The boundary as GeoJSON text; 404 before one is loaded."""
    district = district_of(visible(request.viewer, Division))  # type: ignore[attr-defined]
    if district is None or not district.boundary:
        raise Http404(_("还没有载入区划边界。"))
    note = "Coordinates are GCJ-02, as published. 坐标为公开发布的 GCJ-02 坐标。"
    return json.dumps({**district.boundary, "note": note}, ensure_ascii=False)


def _etag(request: HttpRequest) -> str:
    return f'"{hashlib.sha256(_boundary(request).encode()).hexdigest()[:32]}"'


@public
@require_safe
@condition(etag_func=_etag)
def boundary(request: HttpRequest) -> HttpResponse:
    """The district's boundary as GeoJSON, as it was published."""
    response = HttpResponse(_boundary(request), content_type="application/geo+json")
    response["Cache-Control"] = "public, max-age=3600"
    if "download" in request.GET:
        response["Content-Disposition"] = 'attachment; filename="boundary.geojson"'
    return response


@public
@require_safe
def divisions_csv(request: Request) -> HttpResponse:
    """All divisions, dissolved ones included, as CSV."""
    response = HttpResponse(BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="divisions.csv"'
    table = csv.writer(response)
    table.writerow(["区划代码", "名称", "级别", "上级代码", "生效日期", "失效日期", "并入代码"])
    for row in visible(request.viewer, Division).select_related("parent", "successor"):
        parent, successor = (other.code if other else "" for other in (row.parent, row.successor))
        texts = (row.code, row.name, str(Division.Level(row.level).label), parent)
        table.writerow([*map(plain, texts), row.valid_from or "", row.valid_to or "", successor])
    return response
