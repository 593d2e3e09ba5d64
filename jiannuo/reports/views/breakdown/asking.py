"""What every page of the breakdown asks first: which report, which row, from which post."""

from urllib.parse import urlsplit
from uuid import UUID

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from jiannuo.people.models import Post
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.reports.actions.breakdown.undo import last_act
from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.models import Report
from jiannuo.reports.queries.breakdown import Filters, Row, one_row
from jiannuo.reports.queries.latest import report_or_latest


def report_asked_for(request: Request, report_id: int) -> Report:
    """The report of the address. Raises Http404 where the viewer may not see it."""
    report = report_or_latest(request.viewer, report_id)
    assert report is not None
    return report


def row_asked_for(request: Request, report: Report, task_id: int) -> Row:
    """The row of the address. Raises Http404 for one that is not in the table (any more)."""
    row = one_row(request.viewer, report, task_id)
    if row is None:
        raise Http404(_("这一行不在分解表中，可能已合并或撤销。"))
    return row


def acting_post(request: Request) -> Post:
    """The post of the supervision office that the viewer acts from; ``needs`` has seen to it."""
    return next(post for post in request.viewer.posts if post.role == Role.SUPERVISION)


def may_write(request: Request) -> bool:
    """Whether the page offers the buttons that change something."""
    return request.viewer.has(Role.SUPERVISION)


def filters_on_screen(request: Request) -> Filters:
    """The filters of the page that an HTMX request came from, else those of the address."""
    try:
        here = request.htmx.current_url_abs_path if request.htmx else None
        return Filters.of(QueryDict(urlsplit(here).query) if here else request.GET)
    except ValueError:  # no browser sends such an address
        return Filters.of(request.GET)


def revision_shown(request: Request) -> int:
    """The revision of the row the person was looking at. Raises Refused when the form has none."""
    value = request.POST.get("revision", "")
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise Refused(_("页面内容不完整，请刷新后再操作。"))
    return int(value)


def undoable(request: Request, report: Report) -> UUID | None:
    """The act that 撤销 would take back."""
    return last_act(report, request.viewer.account) if may_write(request) else None
