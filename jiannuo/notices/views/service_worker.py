"""The service worker, at the root of the site."""

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse

from jiannuo.kernel.audience import Request, public

FILE = "notices/service-worker.js"


@public
def service_worker(request: Request) -> HttpResponse:
    """Its text. Browsers ask again whenever they like; it is never served from a cache."""
    found = finders.find(FILE)
    if found:
        with open(str(found), "rb") as file:  # noqa: PTH123
            text = file.read()
    else:
        with staticfiles_storage.open(FILE) as stored:
            text = stored.read()
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": "no-cache"})
