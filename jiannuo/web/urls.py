"""The address table of the whole site."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import include, path
from django.views.i18n import set_language

from jiannuo.notices.views.service_worker import service_worker
from jiannuo.people.access import public, signed_in
from jiannuo.web.api import addresses
from jiannuo.web.health import health
from jiannuo.web.views import errors, well_known
from jiannuo.web.views.drafting import drafting
from jiannuo.web.views.home import home
from jiannuo.web.views.preference import preference
from jiannuo.web.views.rehearsal import rehearse
from jiannuo.web.views.sign_in import Password, SignIn, demo_sign_in

urlpatterns = [
    path("", home, name="home"),
    path("sign-in", public(SignIn.as_view()), name="sign_in"),
    path("sign-in/demo", demo_sign_in, name="demo_sign_in"),
    path("sign-out", public(LogoutView.as_view()), name="sign_out"),
    path("password", signed_in(Password.as_view()), name="password"),
    path("preference", preference, name="preference"),
    path("rehearsal", rehearse, name="rehearse"),
    path("language", public(set_language), name="set_language"),
    path("healthz", health, name="health"),
    path("robots.txt", well_known.robots, name="robots"),
    path("favicon.ico", well_known.favicon, name="favicon"),
    path("manifest.webmanifest", well_known.manifest, name="manifest"),
    path("matters/", include("jiannuo.matters.urls")),
    path("ledger/", include("jiannuo.matters.ledger_urls")),
    path("", include("jiannuo.matters.working_time_urls")),
    # at the root, so that it may answer for the whole site
    path("sw.js", service_worker, name="service_worker"),
    path("reports/", include("jiannuo.reports.urls")),
    path("commitments/draft/", drafting, name="drafting"),
    path("commitments/draft/<int:report_id>/", drafting, name="drafting"),
    path("commitments/", include("jiannuo.commitments.urls")),
    path("supervision/", include("jiannuo.supervision.urls")),
    path("organisation/", include("jiannuo.people.urls")),
    path("places/", include("jiannuo.places.urls")),
    path("papers/", include("jiannuo.papers.urls")),
    path("enterprises/", include("jiannuo.enterprises.urls")),
    path("my/enterprise/", include("jiannuo.enterprises.my_urls")),
    path("policies/", include("jiannuo.policies.urls")),
    path("inbox/", include("jiannuo.notices.urls")),
    path("api/", addresses()),
    path("admin/", admin.site.urls),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
