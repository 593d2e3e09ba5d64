"""Where the API is mounted: ``/api/``, with its description at ``/api/openapi.json``."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError

from jiannuo import __version__
from jiannuo.enterprises.api import router as enterprises
from jiannuo.kernel.audience import public
from jiannuo.kernel.refusal import Refused
from jiannuo.matters.api.problems import problem, refused
from jiannuo.matters.api.routes import router
from jiannuo.policies.api import router as policies

api = NinjaAPI(
    title="Jiannuo 践诺",
    version=__version__,
    description="The matters of a district government. Refusals are problem documents (RFC 9457).",
    urls_namespace="api",
    docs_url=None,
    openapi_url="openapi.json",
)
api.add_router("", router)
api.add_router("", enterprises)
api.add_router("", policies)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    return refused(request, refusal)


@api.exception_handler(Http404)
def _not_found(_request: HttpRequest, _missing: Http404) -> HttpResponse:
    return problem(404, "not-found", _("没有这个地址。"))


@api.exception_handler(AuthenticationError)
def _sign_in(_request: HttpRequest, _missing: AuthenticationError) -> HttpResponse:
    return problem(401, "sign-in", _("请先登录。"))


@api.exception_handler(ValidationError)
def _malformed(_request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    errors = {".".join(str(part) for part in error["loc"]): str(error["msg"]) for error in wrong.errors}
    return problem(422, "malformed", _("请求的格式不对。"), errors=errors)


def addresses() -> tuple[list[Any], str, str]:
    """The URL patterns of the API; every operation asks the gate itself, so every door is open."""
    patterns, app, namespace = api.urls
    kept: list[Any] = list(patterns)
    for pattern in kept:
        pattern.callback = public(pattern.callback)
    return kept, app, namespace
