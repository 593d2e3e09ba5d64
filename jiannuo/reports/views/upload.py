"""Getting a report in."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from jiannuo.kernel.visible import visible
from jiannuo.papers.receiving import refused
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.reports.actions import adopt as adoption
from jiannuo.reports.actions.load import Loaded, load_report
from jiannuo.reports.forms.upload import UploadForm
from jiannuo.reports.models import Report
from jiannuo.reports.reading.sources import Unreadable
from jiannuo.reports.spoken import spoken


@needs(Role.SUPERVISION)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: Request) -> HttpResponse:
    """Show the form, or read what was handed in and go on to the reader."""
    if request.method != "POST":
        return _form(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if refused(request):
        form.add_error(None, _("文件太大。请压缩图片、去掉附件后再上传，或者只粘贴正文。"))
    if not form.is_valid():
        return _form(request, form)
    content, name = form.content()
    try:
        loaded = load_report(
            content, name, actor=request.viewer.account, adopted=form.cleaned_data["adopted"]
        )
    except Unreadable as refusal:
        form.add_error(None, refusal.words(spoken()))
        return _form(request, form)
    if loaded.found_again:
        return _form(request, UploadForm(), known=loaded.report)
    _tell(request, loaded)
    return _go(request, reverse("reports:reader", args=[loaded.report.pk]))


@needs(Role.SUPERVISION)
@require_POST
def adopt(request: Request, report_id: int) -> HttpResponse:
    """The congress has adopted the text: it becomes public."""
    report = get_object_or_404(visible(request.viewer, Report), pk=report_id)
    if adoption.adopt(report):
        messages.success(request, _("报告已向公众公开。"))
    return redirect("reports:reader", report_id=report.pk)


def _form(request: Request, form: UploadForm, known: Report | None = None) -> HttpResponse:
    template = "reports/_upload_answer.html" if request.htmx else "reports/upload.html"
    context = {"form": form, "known": known, "limit": settings.UPLOAD_LIMIT}
    # htmx swaps only successful answers; the plain page says 422 when it refuses
    return render(request, template, context, status=422 if form.errors and not request.htmx else 200)


def _tell(request: Request, loaded: Loaded) -> None:
    messages.success(request, _("已载入。数字和任务由程序读出，核对后才作数。"))
    if loaded.earlier:
        messages.info(request, _("同一地区、同一年度已有另一版文本，两版都保留，可在页首切换。"))


def _go(request: Request, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
