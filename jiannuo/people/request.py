"""What a view of this site receives."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from jiannuo.people.viewer import Viewer


class Request(HttpRequest):
    """Django's request, with who is looking (``people.middleware``) and what HTMX asked for.

    Only a type: views annotate their first argument with it.
    """

    viewer: Viewer
    htmx: HtmxDetails
