"""Pages of the shell."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """The public portal."""
    return render(request, "web/home.html")
