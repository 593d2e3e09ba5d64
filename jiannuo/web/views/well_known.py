"""Small files that browsers and crawlers ask for."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.web.shell import district_name


@public
def robots(request: Request) -> HttpResponse:
    """Public pages may be indexed; sign-in and set-up are nobody's search result."""
    lines = ["User-agent: *", f"Disallow: {reverse('sign_in')}", f"Disallow: {reverse('admin:index')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@public
def favicon(request: Request) -> HttpResponse:
    """For programs that ask for /favicon.ico whatever the page says."""
    return redirect(static("web/mark.svg"), permanent=True)


@public
def manifest(request: Request) -> JsonResponse:
    """The web app manifest: put on a phone's home screen, the site opens like an app."""
    return JsonResponse(
        {
            "name": f"{_('践诺')} {district_name()}".strip(),
            "short_name": _("践诺"),
            "lang": request.LANGUAGE_CODE,
            "start_url": reverse("home"),
            "display": "standalone",
            "background_color": "#f8f7f3",
            "theme_color": "#17596b",
            "icons": [{"src": static("web/mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
        },
        content_type="application/manifest+json",
    )
