"""Signing in and out."""

from math import ceil
from typing import Any

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jiannuo.kernel.now import now
from jiannuo.people.access import public
from jiannuo.people.models import Account
from jiannuo.people.request import Request
from jiannuo.web.demo import DEMO_ACCOUNTS, demo_people
from jiannuo.web.forms import SignInForm


class SignIn(LoginView):
    """User name and password; in demo mode also one button a person."""

    template_name = "web/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the demo people, in demo mode, and whether anybody could sign in at all."""
        people = demo_people() if settings.DEMO else []
        return super().get_context_data(**kwargs) | {"people": people, "empty": not Account.objects.exists()}


class Password(PasswordChangeView):
    """Change one's own password; every other session of the account ends."""

    template_name = "web/password.html"
    success_url = reverse_lazy("home")


@public
@require_POST
def demo_sign_in(request: Request) -> HttpResponse:
    """Become one of the demo people. Without demo mode there is no such address."""
    username = request.POST.get("username", "")
    if not settings.DEMO or username not in DEMO_ACCOUNTS:
        raise Http404
    account = get_object_or_404(Account, username=username, is_active=True, is_superuser=False)
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if wanted and safe else "home")


def locked_out(request: HttpRequest, credentials: dict[str, Any] | None = None) -> HttpResponse:
    """The page after too many failed sign-ins: why, and for how many minutes (status 429)."""
    cool_off = get_cool_off(request) or settings.AXES_COOLOFF_TIME
    username = (credentials or {}).get("username") or request.POST.get("username", "")
    attempt = AccessAttempt.objects.filter(username=username).order_by("-attempt_time").first()
    since = attempt.attempt_time if attempt else now()
    minutes = max(1, ceil((since + cool_off - now()).total_seconds() / 60))
    context = {"minutes": minutes, "limit": settings.AXES_FAILURE_LIMIT}
    response = render(request, "web/locked_out.html", context, status=429)
    response.headers["Retry-After"] = str(minutes * 60)
    return response
