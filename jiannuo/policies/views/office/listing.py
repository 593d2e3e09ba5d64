"""Every policy with its versions by how far they are, and what waits for the reader."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.kernel.now import today
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.policies.models import Policy
from jiannuo.policies.queries.office.versions import (
    GROUPS,
    Asked,
    counts,
    in_group,
    lines_of,
    rows_of,
    units_of,
)
from jiannuo.policies.queries.office.waiting import waiting
from jiannuo.policies.sheets import sheet_answer, yuan

PAGE = 30


@needs(*STAFF)
@require_safe
def office(request: Request) -> HttpResponse:
    """The versions of one group, a page of them, and how many there are in each."""
    asked = Asked.of(request.GET.dict())
    rows = rows_of(request.viewer, asked)
    numbers = counts(rows)
    page = Paginator(in_group(rows, asked.group), PAGE).get_page(request.GET.get("page"))
    kept = {"q": asked.words, "level": asked.level, "unit": asked.unit, "own": "1" if asked.own else ""}
    query = urlencode({name: value for name, value in kept.items() if value})
    context = {
        "asked": asked,
        "groups": [(key, label, numbers[key]) for key, (label, _states) in GROUPS.items()],
        "page": page,
        "lines": lines_of(request.viewer, page),
        "levels": Policy.Level.choices,
        "units": units_of(request.viewer),
        "waiting": waiting(request.viewer),
        "query": query,
        "paged": f"group={asked.group}&{query}" if query else f"group={asked.group}",
    }
    return render(request, "policies/office/listing.html", context)


@needs(*STAFF)
@require_safe
def office_export(request: Request) -> HttpResponseBase:
    """The same list as a workbook, all pages of it."""
    asked = Asked.of(request.GET.dict())
    found = in_group(rows_of(request.viewer, asked), asked.group)
    day = today().isoformat()
    head = [
        (_("政策"), 44),
        (_("层级"), 8),
        (_("文号"), 20),
        (_("责任单位"), 18),
        (_("申请类型"), 10),
        (_("版本"), 6),
        (_("状态"), 12),
        (_("生效日期"), 11),
        (_("失效日期"), 11),
        (_("免申即享"), 9),
        (_("符合"), 8),
        (_("接近"), 8),
        (_("缺数据"), 8),
        (_("已兑现（元）"), 14),
    ]
    lines = (
        [
            one.version.policy.title,
            one.version.policy.get_level_display(),
            one.version.policy.document_number,
            str(one.version.policy.unit),
            one.version.application,
            one.version.number,
            str(one.version.at.label),
            one.version.valid_from,
            one.version.valid_to,
            _("是") if one.version.automatic else "",
            one.fits,
            one.near,
            one.open,
            yuan(one.paid),
        ]
        for one in lines_of(request.viewer, found)
    )
    name = _("惠企政策-%(day)s") % {"day": day}
    return sheet_answer(
        name, [_("截至 %(day)s，%(group)s") % {"day": day, "group": GROUPS[asked.group][0]}], head, lines
    )
