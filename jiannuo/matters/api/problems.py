"""Refusals as problem documents (RFC 9457): what happened, what to do, which facts are wrong."""

from typing import Any

from django.http import HttpRequest, JsonResponse

from jiannuo.kernel.refusal import Refused

MEDIA_TYPE = "application/problem+json"


def problem(status: int, code: str, title: str, detail: str = "", **more: Any) -> JsonResponse:
    """A problem document."""
    body = {"type": f"urn:jiannuo:refusal:{code}", "title": title, "status": status, **more}
    if detail:
        body["detail"] = detail
    return JsonResponse(
        body, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )


def refused(_request: HttpRequest, refusal: Refused) -> JsonResponse:
    """The same words as on the page."""
    fields = {name: str(sentence) for name, sentence in refusal.fields.items()}
    more = {"errors": fields} if fields else {}
    return problem(refusal.status, refusal.code, str(refusal.sentence), str(refusal.cure), **more)
