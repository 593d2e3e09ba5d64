"""Importing a list: hand it in, look at what it would do, agree, watch it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jiannuo.enterprises.attributes.sources import SOURCES
from jiannuo.enterprises.importing.cells import CellError, day_of
from jiannuo.enterprises.importing.running import BUSY, agree, drop, receive
from jiannuo.enterprises.models import ImportRow, ImportRun
from jiannuo.enterprises.wording import source_label
from jiannuo.kernel.audience import Request, account_of, needs
from jiannuo.kernel.now import today
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.visible import visible

#: who keeps the registry, and departments, which hold registers of their own
KEEPERS = ("supervision", "department")
#: sources that a list may come from
LISTED = tuple(one for one in SOURCES if one.key not in ("declared", "demo", "officer"))


@needs(*KEEPERS)
def imports(request: Request) -> HttpResponse:
    """The runs so far, and the form for another."""
    wrong: dict[str, str] = {}
    if request.method == "POST":
        run = _received(request, wrong)
        if run is not None:
            return redirect("enterprises:import", run.pk)
    context = {
        "runs": visible(request.viewer, ImportRun).defer("content")[:30],
        "sources": [(one.key, source_label(one.key)) for one in LISTED],
        "sent": request.POST,
        "wrong": wrong,
        "day": today(),
        "limit": settings.UPLOAD_LIMIT // 1024 // 1024,
    }
    return render(request, "enterprises/imports.html", context, status=422 if wrong else 200)


def _received(request: Request, wrong: dict[str, str]) -> ImportRun | None:
    file, source = request.FILES.get("file"), request.POST.get("source", "")
    if file is None:
        wrong["file"] = _("请选择文件。")
    if source not in {one.key for one in LISTED}:
        wrong["source"] = _("请选这份名单是谁的数据。")
    try:
        day = day_of(request.POST.get("day", ""))
    except CellError as problem:
        wrong["day"] = str(problem)
    else:
        if day > today():
            wrong["day"] = _("不能晚于今天。")
    if wrong or file is None:
        return None
    name = (file.name or "").replace("\0", "")
    return receive(file.read(), name, source=source, observed_on=day, by=account_of(request))


@needs(*KEEPERS)
@require_safe
def run(request: Request, run_id: int) -> HttpResponse:
    """How far a run is, what it would do, what is wrong with which row."""
    row = _run(request, run_id)
    context = {"run": row, **_shown(request, row)}
    return render(request, "enterprises/_run.html" if request.htmx else "enterprises/import.html", context)


def _shown(request: Request, row: ImportRun) -> dict[str, Any]:
    rows = visible(request.viewer, ImportRow).filter(run=row)
    waits = row.state == ImportRun.State.CHECKED and row.added + row.changed > 0
    own = row.uploaded_by_id is not None and row.uploaded_by_id == account_of(request)
    return {
        "busy": row.state in BUSY,
        "source": source_label(row.source),
        "staged": row.preview.get("staged", 0),
        "problems": Paginator(rows, 50).get_page(request.GET.get("page")),
        "differences": row.preview.get("differences", ()),
        "conflicts": row.preview.get("conflicts", ()),
        "unknown": row.preview.get("unknown", ()),
        "may_agree": waits and not own,
        "for_another": waits and own,
        "may_drop": row.state == ImportRun.State.CHECKED,
    }


@require_POST
@needs(*KEEPERS)
def decide(request: Request, run_id: int) -> HttpResponse:
    """Agree to what a run would do, or give it up."""
    row = _run(request, run_id)
    try:
        if request.POST.get("decision") == "agree":
            agree(row, by=account_of(request))
            messages.success(request, _("已确认，正在导入。"))
        else:
            drop(row)
            messages.success(request, _("已放弃，没有改动任何数据。"))
    except Refused as refusal:
        messages.error(request, f"{refusal.sentence}{refusal.cure}")
    return redirect("enterprises:import", row.pk)


def _run(request: Request, run_id: int) -> ImportRun:
    return get_object_or_404(visible(request.viewer, ImportRun).defer("content"), pk=run_id)
