"""My duties: what my posts owe, by when."""

from django.http import HttpResponse
from django.shortcuts import render

from jiannuo.people.access import signed_in
from jiannuo.people.request import Request


@signed_in
def mine(request: Request) -> HttpResponse:
    """The open duties of my posts."""
    return render(request, "matters/mine.html", {})
