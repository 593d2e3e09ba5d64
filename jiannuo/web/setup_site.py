"""Django's admin, for set-up data only: units, posts, accounts, divisions."""

from typing import cast

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiannuo.people.access import NotYours
from jiannuo.people.request import Request
from jiannuo.people.roles import Role


class SetupSite(AdminSite):
    """For holders of the set-up role; one sign-in page for the whole site, with one lockout."""

    site_title = site_header = _("践诺 · 系统设置")
    index_title = _("基础数据")
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the visitor may open any page here."""
        return cast(Request, request).viewer.has(Role.SETUP)

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Send the public to our sign-in page; tell everybody else for whom this is."""
        if request.user.is_authenticated:
            if not self.has_permission(request):
                raise NotYours(frozenset({Role.SETUP}))
            return redirect_to_login(reverse("admin:index"))
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
