"""Pages for when something went wrong: what happened, and what to do."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from jiannuo.people.access import NotYours
from jiannuo.people.roles import Role

_TEXTS = {
    400: (_("请求有误"), _("浏览器发来的内容不完整或格式不对。请返回上一页重新填写。"), "mood-puzzled"),
    403: (_("您不能打开此页"), _("您的账号没有打开此页的权限。"), "lock"),
    404: (_("没有这个页面"), _("地址可能写错了，或者页面已经移走。请从首页或菜单进入。"), "map-question"),
}


def _page(request: HttpRequest, status: int, **extra: object) -> HttpResponse:
    title, text, icon = _TEXTS[status]
    context = {"status": status, "title": title, "text": text, "icon": icon} | extra
    return render(request, "web/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403; when the page is for certain roles, names them."""
    roles = sorted(map(Role, exception.roles)) if isinstance(exception, NotYours) else []
    return _page(request, 403, roles=roles)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _page(request, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without a valid token: mostly a page that was left open too long."""
    return _page(
        request,
        403,
        title=_("表单已过期"),
        text=_(
            "页面停留过久、换了账号，或浏览器不接受 Cookie，这次提交没有生效。请返回上一页，刷新后重新提交。"
        ),
        icon="clock-x",
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500; leans on nothing that may be what is broken: no database, session or context processor."""
    return HttpResponseServerError(render_to_string("web/500.html"))
